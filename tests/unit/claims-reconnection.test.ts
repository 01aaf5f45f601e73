import { describe, expect, it } from 'vitest';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { LaneRecord } from '../../lab-server/wire/run.ts';
import type { Finding } from '../../lab-ui/measure/claims/claim.ts';
import { evidenceOf } from '../../lab-ui/measure/claims/evidence.ts';
import { judgeClaim, says } from '../support/claims.ts';
import { laneRecord, runRecord } from '../support/record.ts';
import { TranscriptMaker } from '../support/transcript.ts';

type States = LaneRecord['states'];
const connected = (at: number) => ({ at, name: 'connected' });
const lost = (at: number, by: 'browser' | 'link') => ({ at, name: 'reconnecting', by });

/** A lane that was connected at 0, with these states after. */
function lane(transport: TransportName, ...states: States): LaneRecord {
  return { ...laneRecord(transport, [1]), states: [connected(0), ...states] };
}

/** A stream that is cut at 1 s and asks again from where it was. */
const cut = (transport: TransportName) =>
  new TranscriptMaker(transport).request(0).frame(5).end(1_000, 'fault').request(2_000, 553, 'e.1').rows;

/** A stream that is cut at 1 s, refused at 2 s, and let in again at 4 s. */
const refused = (transport: TransportName) =>
  new TranscriptMaker(transport)
    .request(0)
    .frame(5)
    .end(1_000, 'fault')
    .request(2_000)
    .answer(2_001, 0, 300, 503)
    .request(4_000).rows;

function judge(
  id: string,
  { lane: one, rows = [], what }: { lane: LaneRecord; rows?: TranscriptMaker['rows']; what?: string },
): Finding {
  const incidents = what === undefined ? [] : [{ at: 900, what }];
  return judgeClaim(id, runRecord([one], { transcript: rows, incidents }));
}

describe('losses', () => {
  it('are read from states and transcript: when, by whom, refused how often, from where', () => {
    const states = [lost(1_002, 'browser'), lost(2_003, 'link'), connected(4_002)];
    const record = runRecord([lane('sse', ...states)], { transcript: refused('sse') });
    expect(evidenceOf(record).lanes.get('sse')?.losses).toEqual([
      { lostAt: 1_002, backAt: 4_002, by: 'link', refusals: 1, resumed: false },
    ]);
  });

  it('are one where long polling asked in vain in between', () => {
    const rows = new TranscriptMaker('long-poll').request(0).answer(500, 1).request(501).end(1_000, 'fault');
    rows.request(1_200).end(1_201, 'fault').request(3_000).answer(3_001, 0);
    const states = [lost(1_001, 'link'), connected(1_199), lost(1_202, 'link'), connected(2_999)];
    const record = runRecord([lane('long-poll', ...states)], { transcript: rows.rows });
    expect(evidenceOf(record).lanes.get('long-poll')?.losses).toMatchObject([
      { lostAt: 1_001, backAt: 2_999, by: 'link', refusals: 0 },
    ]);
  });

  it('know a stream that asked for what comes after its last mood', () => {
    const record = runRecord([lane('sse', lost(1_002, 'browser'), connected(2_002))], {
      transcript: cut('sse'),
    });
    expect(evidenceOf(record).lanes.get('sse')?.losses).toEqual([
      { lostAt: 1_002, backAt: 2_002, by: 'browser', refusals: 0, resumed: true },
    ]);
  });
});

describe('“SSE reconnects manually”', () => {
  const dropped = lane('sse', lost(1_002, 'browser'), connected(2_002));
  const closed = lane('sse', lost(1_002, 'browser'), lost(2_003, 'link'), connected(4_002));

  it('does not hold for a drop: the browser comes back by itself', () => {
    const verdict = judge('reconnection-sse-drop', { lane: dropped, rows: cut('sse') });
    expect(verdict).toMatchObject(says('does-not-hold', 'came-back-by-itself'));
    expect(verdict.reason.values).toMatchObject({ back: 1, meanMs: 1_000, resumed: 1 });
  });

  it('holds for a refusal: EventSource is closed, the link has to come back', () => {
    expect(judge('reconnection-sse-refusal', { lane: closed, rows: refused('sse') })).toMatchObject(
      says('holds', 'closed-for-good'),
    );
    expect(judge('reconnection-sse-drop', { lane: closed, rows: refused('sse') })).toMatchObject(
      says('cannot-tell', 'met-a-refusal'),
    );
  });

  it('would be judged otherwise by another record', () => {
    const byLink = lane('sse', lost(1_002, 'link'), connected(2_002));
    const byBrowser = lane('sse', lost(1_002, 'browser'), connected(4_002));
    expect(judge('reconnection-sse-drop', { lane: byLink, rows: cut('sse') })).toMatchObject(
      says('holds', 'program-came-back'),
    );
    expect(judge('reconnection-sse-refusal', { lane: byBrowser, rows: refused('sse') })).toMatchObject(
      says('does-not-hold', 'came-back-by-itself'),
    );
    const both = lane('sse', lost(1, 'browser'), connected(2), lost(3, 'link'), connected(4));
    expect(judge('reconnection-sse-drop', { lane: both })).toMatchObject(
      says('does-not-hold', 'both-came-back'),
    );
  });

  it('cannot be told when nothing happened, and says what would tell', () => {
    const calm = lane('sse');
    expect(judge('reconnection-sse-drop', { lane: calm })).toMatchObject(says('cannot-tell', 'no-drop'));
    expect(judge('reconnection-sse-drop', { lane: calm, what: 'tunnel' })).toMatchObject(
      says('cannot-tell', 'only-frozen'),
    );
    expect(judge('reconnection-sse-refusal', { lane: calm })).toMatchObject(
      says('cannot-tell', 'no-refusal'),
    );
    expect(judge('reconnection-sse-refusal', { lane: calm, what: 'sse: refuse' })).toMatchObject(
      says('cannot-tell', 'refused-while-open'),
    );
    expect(judge('reconnection-sse-drop', { lane: lane('sse', lost(1, 'browser')) })).toMatchObject(
      says('cannot-tell', 'not-back'),
    );
    const old = lane('sse', { at: 1, name: 'reconnecting' }, connected(2));
    expect(judge('reconnection-sse-drop', { lane: old })).toMatchObject(
      says('cannot-tell', 'record-does-not-say'),
    );
  });
});

describe('the other transports', () => {
  it('WebSocket and long polling come back by the program', () => {
    for (const [transport, verdict] of [
      ['websocket', 'holds'],
      ['long-poll', 'does-not-hold'],
    ] as const) {
      const one = lane(transport, lost(1_002, 'link'), connected(2_002));
      expect(judge(`reconnection-${transport}-drop`, { lane: one, rows: cut(transport) })).toMatchObject(
        says(verdict, 'program-came-back'),
      );
    }
    const self = lane('long-poll', lost(1_002, 'browser'), connected(2_002));
    expect(judge('reconnection-long-poll-drop', { lane: self })).toMatchObject({ verdict: 'holds' });
  });

  it('knows a cut poll that the browser asked again before the program heard of it', () => {
    const rows = new TranscriptMaker('long-poll').request(0).answer(5, 1).request(6).end(1_000, 'fault');
    rows.request(1_001).answer(1_500, 1);
    const found = judge('reconnection-long-poll-drop', { lane: lane('long-poll'), rows: rows.rows });
    expect(found).toMatchObject(says('holds', 'asked-again-by-itself'));
    expect(found.reason.values).toMatchObject({ back: 1, meanMs: 1 });
    const short = new TranscriptMaker('short-poll').request(0).end(1, 'fault').request(2).answer(3, 0);
    expect(
      judge('reconnection-short-poll-drop', { lane: lane('short-poll'), rows: short.rows }),
    ).toMatchObject(says('does-not-hold', 'asked-again-by-itself'));
  });

  it('short polling has nothing to recover, unless a question was lost', () => {
    const id = 'reconnection-short-poll-drop';
    expect(judge(id, { lane: lane('short-poll'), what: 'restart' })).toMatchObject(
      says('holds', 'nothing-to-lose'),
    );
    const failed = lane('short-poll', lost(1_002, 'link'), connected(2_002));
    expect(judge(id, { lane: failed, what: 'restart' })).toMatchObject(
      says('does-not-hold', 'lost-a-question'),
    );
    expect(judge(id, { lane: lane('short-poll') })).toMatchObject(says('cannot-tell', 'no-drop'));
  });
});
