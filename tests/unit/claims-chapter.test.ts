import { describe, expect, it } from 'vitest';
import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import type { LaneRecord, RunParameters, RunRecord } from '../../lab-server/wire/run.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import { CLAIMS, judgeAll } from '../../lab-ui/measure/claims/all.ts';
import { CRITERIA } from '../../lab-ui/measure/claims/claim.ts';
import { judgeClaim as judge, says } from '../support/claims.ts';
import { laneRecord, runRecord } from '../support/record.ts';
import { TranscriptMaker } from '../support/transcript.ts';

const run = (lanes: LaneRecord[], transcript: TranscriptRow[] = [], change: Partial<RunRecord> = {}) =>
  runRecord(lanes, { transcript, ...change });
const parameters = (change: Partial<RunParameters>) => ({ ...DEFAULT_PARAMETERS, ...change });
const times = <Value>(count: number, value: Value): Value[] => Array.from({ length: count }, () => value);

describe('the claims', () => {
  const cells = CLAIMS.filter(({ source }) => source === 'table');

  it.each(CRITERIA)('cover the row %s of the chapter’s table', (criterion) => {
    const of = cells.filter((claim) => claim.criterion === criterion).flatMap((claim) => claim.transports);
    expect(new Set(of)).toEqual(new Set(DEFAULT_PARAMETERS.transports));
  });

  it('have each a name of its own', () => {
    expect(new Set(CLAIMS.map(({ id }) => id)).size).toBe(CLAIMS.length);
  });

  it('say nothing of transports that had no part', () => {
    const judgements = judgeAll(run([laneRecord('ndjson', [1])]));
    expect(new Set(judgements.map(({ verdict }) => verdict))).toEqual(new Set(['cannot-tell']));
  });
});

describe('direction', () => {
  const asked = new TranscriptMaker('short-poll').request(0).answer(1, 1).rows;
  const poll = laneRecord('short-poll', [10], { requests: 1, bytesUp: 490, bytesDown: 500 });

  it('of polling: each mood answers a question', () => {
    const id = 'direction-short-poll';
    expect(judge(id, run([poll], asked))).toMatchObject(says('holds', 'asked-first'));
    const pushed = new TranscriptMaker('short-poll').request(0).frame(1).rows;
    expect(judge(id, run([poll], pushed))).toMatchObject(says('does-not-hold', 'unasked'));
    expect(judge(id, run([poll]))).toMatchObject(says('cannot-tell', 'transcript-cut'));
    const idle = laneRecord('short-poll', [], { requests: 1 });
    expect(judge(id, run([idle], asked))).toMatchObject(says('cannot-tell', 'too-few-moods'));
  });

  it('of SSE: the client is silent after opening', () => {
    const id = 'direction-sse';
    const rows = new TranscriptMaker('sse').request(0, 553).frame(5).rows;
    const lane = (bytesUp: number) => laneRecord('sse', [5], { requests: 1, bytesUp });
    expect(judge(id, run([lane(553)], rows))).toMatchObject(says('holds', 'one-way'));
    expect(judge(id, run([lane(600)], rows))).toMatchObject({
      ...says('does-not-hold', 'client-spoke-too'),
      measured: [{ amount: 1 }, { amount: 47, unit: 'bytes' }],
    });
  });

  it('of WebSocket: pongs go up the same connection', () => {
    const id = 'direction-websocket';
    const lane = laneRecord('websocket', [5], { requests: 1, bytesUp: 499 });
    const quiet = new TranscriptMaker('websocket').request(0, 499).frame(5);
    expect(judge(id, run([lane], [...quiet.rows]))).toMatchObject(says('cannot-tell', 'no-pong-yet'));
    expect(judge(id, run([lane], quiet.pong(15_000).rows))).toMatchObject(says('holds', 'both-ways'));
  });
});

describe('connections', () => {
  it('of short polling: multiple only where they are not used again', () => {
    const id = 'connections-short-poll';
    const poll = (connections: number, requests = 12) =>
      run([laneRecord('short-poll', [10], { requests, connections })]);
    expect(judge(id, poll(1))).toMatchObject(says('does-not-hold', 'reused'));
    expect(judge(id, poll(12))).toMatchObject(says('holds', 'many-connections'));
    expect(judge(id, poll(1, 2))).toMatchObject(says('cannot-tell', 'too-few-requests'));
  });

  it('of long polling: a question is held for most of the time', () => {
    const id = 'connections-long-poll';
    const lane = laneRecord('long-poll', [10], { requests: 2 });
    const held = new TranscriptMaker('long-poll').request(0).answer(20_000, 1).request(20_001).rows;
    expect(judge(id, run([lane], held))).toMatchObject(says('holds', 'held'));
    const short = new TranscriptMaker('long-poll').request(0).answer(4, 1).request(20_000).answer(20_004, 1);
    expect(judge(id, run([lane], short.rows))).toMatchObject(says('does-not-hold', 'hardly-held'));
  });

  it('of streams: persistent unless they fall away by themselves', () => {
    const id = 'connections-sse';
    const states: LaneRecord['states'] = [
      { at: 0, name: 'connected' },
      { at: 100, name: 'reconnecting', by: 'browser' },
      { at: 1_100, name: 'connected' },
    ];
    const lane = laneRecord('sse', [5], { requests: 2, connections: 2 });
    expect(judge(id, run([lane]))).toMatchObject(says('holds', 'stayed-open'));
    const lost = { ...lane, states };
    expect(judge(id, run([lost]))).toMatchObject(says('does-not-hold', 'fell-away'));
    const incidents = [{ at: 90, what: 'sse: cut reset' }];
    expect(judge(id, run([lost], [], { incidents }))).toMatchObject(says('holds', 'only-cut-on-purpose'));
  });
});

describe('overhead', () => {
  /** Bytes per mood of the four, in the table's order. */
  const four = (...costs: number[]) =>
    run(DEFAULT_PARAMETERS.transports.map((name, n) => laneRecord(name, [1], { bytesDown: costs[n]! })));

  it('is a rank among the four, which may be shared', () => {
    expect(judge('overhead-short-poll', four(1_000, 900, 700, 500))).toMatchObject(
      says('holds', 'ranked-so'),
    );
    expect(judge('overhead-short-poll', four(400, 900, 700, 500))).toMatchObject({
      ...says('does-not-hold', 'ranked-otherwise'),
      reason: { values: { rank: 3, claimed: 0 } },
    });
    expect(judge('overhead-long-poll', four(990, 1_000, 700, 500))).toMatchObject(says('holds', 'ranked-so'));
    expect(judge('overhead-websocket', four(400, 900, 700, 500))).toMatchObject({ verdict: 'does-not-hold' });
    expect(judge('overhead-websocket', run([laneRecord('websocket', [1])]))).toMatchObject(
      says('cannot-tell', 'lane-absent'),
    );
  });
});

describe('latency', () => {
  const id = 'latency-websocket';

  it('holds where 95 % of the moods come within the range', () => {
    const lane = (...latencies: number[]) => run([laneRecord('websocket', latencies)]);
    expect(judge(id, lane(...times(19, 5), 900))).toMatchObject(says('holds', 'within'));
    expect(judge(id, lane(...times(9, 5), 900))).toMatchObject(says('does-not-hold', 'slower'));
    expect(judge(id, lane(5, 5))).toMatchObject(says('cannot-tell', 'too-few-moods'));
  });

  it('says what made it slower, or that it was quicker', () => {
    const far = run([laneRecord('websocket', times(9, 305))], [], {
      parameters: parameters({ network: NETWORKS.satellite }),
    });
    expect(judge(id, far)).toMatchObject(says('does-not-hold', 'slower-by-network'));
    const tunnel = run([laneRecord('websocket', [...times(9, 5), 8_000, 8_000])], [], {
      incidents: [{ at: 0, what: 'tunnel' }],
    });
    expect(judge(id, tunnel)).toMatchObject(says('does-not-hold', 'slower-by-trouble'));
    const long = run([laneRecord('long-poll', times(9, 5))]);
    expect(judge('latency-long-poll', long)).toMatchObject(says('does-not-hold', 'quicker'));
  });

  it('of polling is set by the interval', () => {
    const poll = (pollMs: number) =>
      run(
        [
          laneRecord(
            'short-poll',
            [1, 2, 3, 4, 5].map((n) => (n * pollMs) / 5.1),
          ),
        ],
        [],
        {
          parameters: parameters({ pollMs }),
        },
      );
    expect(judge('latency-short-poll', poll(5_000))).toMatchObject(says('holds', 'within-by-interval'));
    expect(judge('latency-short-poll', poll(20_000))).toMatchObject(
      says('does-not-hold', 'slower-by-interval'),
    );
    const hidden = { ...poll(5_000), hidden: true, parameters: parameters({ thread: 'page' }) };
    expect(judge('latency-short-poll', hidden)).toMatchObject(says('cannot-tell', 'hidden-page'));
  });
});
