import type { TranscriptRow } from '../../../lab-server/wire/readings.ts';
import type { TransportName } from '../../../lab-server/wire/transports.ts';
import { LaneBuilder, type Known } from './lane-builder.ts';
import { countUpTo } from './receipts.ts';
import type { LaneTraffic, Message } from './traffic.ts';

interface KnownOfLane extends Known {
  /** When moods were committed, in order; of a run that goes on. */
  moods: readonly number[];
}

/** Turns one transport's rows into arrows and bars. */
export function laneOf(
  transport: TransportName,
  rows: readonly TranscriptRow[],
  known: KnownOfLane,
): LaneTraffic {
  const builder = new LaneBuilder(transport.endsWith('-poll'), rows, known);
  for (const row of rows) builder.take(row);
  const { messages, spans } = builder.finish();
  const longestMs = messages.reduce((longest, { openedAt, sentAt, receivedAt }) => {
    const arrived = receivedAt === Infinity ? sentAt : receivedAt;
    return Math.max(longest, arrived - (openedAt ?? sentAt));
  }, 0);
  const longestWaitMs = messages.reduce(
    (longest, { sentAt, commits }) => Math.max(longest, sentAt - (commits[0] ?? sentAt)),
    0,
  );
  const sentAts = messages.map(({ sentAt }) => sentAt);
  const waiting = waitingOf(messages, known.moods);
  return { transport, messages, sentAts, longestMs, longestWaitMs, spans, waiting };
}

/** What was committed after the last message with moods left has still to be taken. */
function waitingOf(messages: readonly Message[], moods: readonly number[]): readonly number[] {
  const taken = messages.reduce(
    (last, { row, up, sentAt }) => (!up && row.entries ? Math.max(last, sentAt) : last),
    -Infinity,
  );
  return moods.slice(countUpTo(moods, taken));
}
