import { describe, expect, it } from 'vitest';
import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import type { LaneRecord } from '../../lab-server/wire/run.ts';
import { judgeClaim as judge, says } from '../support/claims.ts';
import { laneRecord, runRecord } from '../support/record.ts';
import { TranscriptMaker } from '../support/transcript.ts';

const run = (lanes: LaneRecord[], transcript: TranscriptRow[] = []) => runRecord(lanes, { transcript });

describe('the chapter’s comments', () => {
  it('99 % of the polls are useless only where moods are rare, and polls many', () => {
    const polls = (requests: number, useless: number) =>
      run([laneRecord('short-poll', [1], { requests, useless })]);
    const verdict = judge('useless-99', polls(13, 1));
    expect(verdict).toMatchObject(says('does-not-hold', 'less-useless'));
    expect(verdict.reason.values['expected']).toBeCloseTo(Math.exp(-2.5), 5);
    expect(verdict.reason.values['neededMs']).toBeCloseTo(497_496, -2);
    expect(judge('useless-99', polls(200, 198))).toMatchObject(says('holds', 'as-useless'));
    expect(judge('useless-99', polls(20, 20))).toMatchObject(says('cannot-tell', 'too-few-polls'));
  });

  it('WebSocket asks nothing in vain, unless it is refused', () => {
    const lane = laneRecord('websocket', [1], { requests: 2 });
    const refused = new TranscriptMaker('websocket').request(0).answer(1, 0, 300, 503).request(9);
    expect(judge('no-useless-requests', run([lane]))).toMatchObject(says('holds', 'no-useless-request'));
    expect(judge('no-useless-requests', run([lane], refused.rows))).toMatchObject(
      says('does-not-hold', 'requests-in-vain'),
    );
  });

  it('WebSocket saves bytes where polling costs more', () => {
    const two = (polling: number) =>
      run([
        laneRecord('short-poll', [1], { bytesDown: polling }),
        laneRecord('websocket', [1], { bytesDown: 500 }),
      ]);
    expect(judge('saves-bandwidth', two(1_000))).toMatchObject({ ...says('holds', 'bandwidth') });
    expect(judge('saves-bandwidth', two(400))).toMatchObject({ ...says('does-not-hold', 'bandwidth') });
    const behind = [laneRecord('short-poll', [], { bytesDown: 9 }), two(1).lanes[1]!];
    expect(judge('saves-bandwidth', run(behind))).toMatchObject(says('cannot-tell', 'not-the-same-moods'));
  });

  it.each(['complexity-websocket', 'support-short-poll', 'use-websocket', 'server-load'])(
    '%s cannot be told from any run',
    (id) => {
      const record = run([laneRecord('short-poll', [1]), laneRecord('websocket', [1])]);
      expect(judge(id, record).verdict).toBe('cannot-tell');
    },
  );
});
