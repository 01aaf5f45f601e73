import { describe, expect, it } from 'vitest';
import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import type { LaneRecord, RunParameters, RunRecord } from '../../lab-server/wire/run.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import type { Finding } from '../../lab-ui/measure/claims/claim.ts';
import { judgeClaim, says } from '../support/claims.ts';
import { laneRecord, runRecord } from '../support/record.ts';
import { TranscriptMaker } from '../support/transcript.ts';

function judge(
  id: string,
  lanes: LaneRecord[],
  transcript: TranscriptRow[] = [],
  change: Partial<RunRecord> = {},
): Finding {
  return judgeClaim(id, runRecord(lanes, { transcript, ...change }));
}
const given = (change: Partial<RunParameters>) => ({ parameters: { ...DEFAULT_PARAMETERS, ...change } });
const empty = (head: number) => new TranscriptMaker('short-poll').request(0, head).answer(1, 0, 156).rows;
const frames = (bytes: number) => new TranscriptMaker('websocket').request(0).frame(5, 1, bytes).rows;
const lane = (transport: TransportName, ...latencies: number[]) => laneRecord(transport, latencies);

describe('Kaazing', () => {
  it('871 B a poll: as heavy as its headers and cookies are', () => {
    const poll = [lane('short-poll', 1)];
    expect(judge('kaazing-poll', poll, empty(490))).toMatchObject({
      ...says('does-not-hold', 'poll-weighs'),
      measured: [{ amount: 646 }],
    });
    expect(judge('kaazing-poll', poll, empty(700))).toMatchObject(says('holds', 'poll-weighs'));
    expect(judge('kaazing-poll', poll)).toMatchObject(says('cannot-tell', 'no-empty-poll'));
  });

  it('2 B a frame: only below 126 bytes of content', () => {
    const socket = [lane('websocket', 1)];
    expect(judge('kaazing-frame', socket, frames(127))).toMatchObject(says('holds', 'frame-as-said'));
    const longer = judge('kaazing-frame', socket, frames(400));
    expect(longer).toMatchObject({ ...says('does-not-hold', 'frame-weighs'), measured: [{ amount: 4 }] });
    expect(judge('kaazing-frame', socket, frames(70_000))).toMatchObject({ measured: [{ amount: 10 }] });
    expect(judge('kaazing-frame', socket)).toMatchObject({ verdict: 'cannot-tell' });
  });

  it('440 times less: what this run’s polls and frames say', () => {
    const two = [lane('short-poll', 1), lane('websocket', 1)];
    expect(judge('kaazing-ratio', two, [...empty(715), ...frames(100)])).toMatchObject({ verdict: 'holds' });
    const real = judge('kaazing-ratio', two, [...empty(490), ...frames(400)]);
    expect(real).toMatchObject({ verdict: 'does-not-hold', measured: [{ amount: 161.5 }] });
    expect(judge('kaazing-ratio', two, frames(400))).toMatchObject({ verdict: 'cannot-tell' });
  });
});

describe('RFC 6202', () => {
  /** On 4G a transit is 30 ms of network and, here, 2 ms of processing. */
  const onNetwork = (...latencies: number[]): [LaneRecord[], TranscriptRow[], Partial<RunRecord>] => [
    [lane('long-poll', ...latencies), lane('websocket', 32, 32)],
    [],
    given({ network: NETWORKS['4g'] }),
  ];

  it('the mean is near one transit where moods are rare', () => {
    expect(judge('rfc6202-mean', ...onNetwork(32, 32, 33, 34, 60))).toMatchObject({ verdict: 'holds' });
    expect(judge('rfc6202-mean', ...onNetwork(90, 90, 90, 90, 60))).toMatchObject({
      ...says('does-not-hold', 'mean-in-transits'),
    });
    expect(judge('rfc6202-mean', ...onNetwork(32))).toMatchObject(says('cannot-tell', 'too-few-moods'));
  });

  it('the maximum is over three where a mood fell between answer and question', () => {
    const id = 'rfc6202-max';
    const [[poll, socket], rows, change] = onNetwork(32, 32, 33, 34, 400);
    /** The last mood was sent 40 ms late, and came after so many. */
    const waited = (latency: number): [LaneRecord[], TranscriptRow[], Partial<RunRecord>] => {
      const last = { seq: 5, at: 400, sentAt: 440, receivedAt: 400 + latency };
      return [[{ ...poll!, arrivals: [...poll!.arrivals.slice(0, 4), last] }, socket!], rows, change];
    };
    expect(judge(id, ...waited(99))).toMatchObject(says('holds', 'max-in-transits'));
    expect(judge(id, ...waited(80))).toMatchObject(says('does-not-hold', 'max-below'));
    expect(judge(id, [poll!, socket!], rows, change)).toMatchObject(says('cannot-tell', 'none-waited'));
    expect(judge(id, [lane('long-poll', 1, 1, 1, 1, 9)])).toMatchObject(says('cannot-tell', 'no-network'));
    const tunnel = { ...change, incidents: [{ at: 1, what: 'tunnel' }] };
    expect(judge(id, waited(80)[0], rows, tunnel)).toMatchObject(says('cannot-tell', 'troubled'));
  });
});

describe('measured with crowds', () => {
  const five = (ms: number) => [ms, ms, ms, ms, ms];

  it('Nchan’s order of latencies, where the clock can tell them apart', () => {
    const order = (websocket: number, sse: number, longPoll: number) =>
      judge('nchan-order', [
        lane('long-poll', ...five(longPoll)),
        lane('sse', ...five(sse)),
        lane('websocket', ...five(websocket)),
      ]);
    expect(order(3, 4, 5)).toMatchObject(says('holds', 'order-of-medians'));
    expect(order(4, 3, 5)).toMatchObject(says('does-not-hold', 'order-of-medians'));
    expect(order(3, 3.1, 5)).toMatchObject(says('cannot-tell', 'too-close'));
  });

  it('Bozdag’s equal intervals, good or not', () => {
    const poll = (rate: number, useless: number, entries: number) => {
      const parameters = { ...DEFAULT_PARAMETERS, feed: { ...DEFAULT_PARAMETERS.feed, rate } };
      const rows = new TranscriptMaker('short-poll').request(0).answer(1, entries).rows;
      const one = laneRecord('short-poll', five(9), { requests: 10, useless });
      return judge('bozdag-interval', [one], rows, { parameters });
    };
    expect(poll(0.2, 1, 1)).toMatchObject({ verdict: 'holds' });
    expect(poll(0.2, 4, 1)).toMatchObject({ verdict: 'does-not-hold' });
    expect(poll(2, 0, 10)).toMatchObject({ verdict: 'holds' });
    expect(poll(2, 0, 1)).toMatchObject({ verdict: 'does-not-hold' });
  });

  it('SignalR’s batching, where there is something to batch', () => {
    const batches = (polled: number, framed: number) =>
      judge(
        'signalr-batching',
        [lane('long-poll', 1), lane('websocket', 1)],
        [
          ...new TranscriptMaker('long-poll').request(0).answer(1, polled).rows,
          ...new TranscriptMaker('websocket').request(0).frame(1, framed).rows,
        ],
      );
    expect(batches(3, 1)).toMatchObject(says('holds', 'batching'));
    expect(batches(3, 3)).toMatchObject(says('does-not-hold', 'batching'));
    expect(batches(1, 1)).toMatchObject(says('cannot-tell', 'no-batch'));
  });

  it.each(['nchan-times', 'bozdag-cpu', 'signalr-throughput', 'etherpad-load'])(
    '%s takes more readers than a run has',
    (id) => {
      expect(judge(id, []).verdict).toBe('cannot-tell');
    },
  );
});
