import { parseCursor } from '../../../lab-server/wire/batch.ts';
import type { TranscriptRow } from '../../../lab-server/wire/readings.ts';
import type { LaneRecord } from '../../../lab-server/wire/run.ts';

/** A connection that was lost, and how it came back. Times in milliseconds on the server's clock. */
export interface Loss {
  readonly lostAt: number;
  /** Null: not before the run's end. */
  readonly backAt: number | null;
  /** Who got it back, or was trying to: the one who tried last. Null: the record does not say. */
  readonly by: 'browser' | 'library' | 'link' | null;
  /** Answers that said no (503 and the like) between the connection before and the one after. */
  readonly refusals: number;
  /** Whether the first request afterwards asked for what comes after the last event that was had. */
  readonly resumed: boolean | null;
}

/**
 * Every loss of a lane, from its states and what it said on the wire; `rows` are the lane's own. Long polling takes
 * itself for connected as soon as it asks: a connection that brought no answer before the next loss was none.
 */
export function lossesOf(lane: LaneRecord, rows: readonly TranscriptRow[]): Loss[] {
  const losses: Loss[] = [];
  let [connectedAt, before] = [-Infinity, -Infinity];
  let lost: { lostAt: number; by: Loss['by'] } | undefined;
  const isAnswered = (from: number, to: number) =>
    rows.length === 0 || rows.some((row) => isGood(row) && row.at > from && row.at <= to);
  const end = (backAt: number | null) => {
    if (lost) losses.push({ ...lost, backAt, ...said(lane, rows, before, lost.lostAt, backAt) });
    lost = undefined;
  };
  for (const { at, name, by } of lane.states) {
    if (name === 'connected') {
      end(at);
      connectedAt = at;
    } else if (name === 'reconnecting' || name === 'error') {
      const last = losses.at(-1);
      if (!lost && last?.backAt === connectedAt && !isAnswered(last.lostAt, at)) lost = losses.pop();
      else if (!lost) before = connectedAt;
      lost ??= { lostAt: at, by: null };
      lost = { lostAt: lost.lostAt, by: by ?? lost.by };
    }
  }
  end(null);
  if (!lane.transport.endsWith('poll')) return losses;
  return [...losses, ...unseen(lane, rows, losses)].sort((one, other) => one.lostAt - other.lostAt);
}

/**
 * Questions that were cut and that the browser asked again at once, on another connection: it does so when the one
 * that it had kept alive is reset, and the program never hears of it.
 */
function unseen(lane: LaneRecord, rows: readonly TranscriptRow[], losses: readonly Loss[]): Loss[] {
  const cuts = rows.filter(({ kind, by }) => kind === 'end' && by === 'fault');
  return cuts.flatMap(({ at: lostAt }): Loss[] => {
    const backAt = rows.find(({ kind, at }) => kind === 'request' && at >= lostAt)?.at;
    const isSeen = losses.some(
      (loss) => loss.lostAt <= (backAt ?? Infinity) && (loss.backAt ?? Infinity) >= lostAt,
    );
    if (backAt === undefined || isSeen) return [];
    return [{ lostAt, backAt, by: 'browser', ...said(lane, rows, lostAt, lostAt, backAt) }];
  });
}

const isGood = ({ kind, status }: TranscriptRow): boolean =>
  kind === 'frame' || (kind === 'answer' && (status ?? 0) < 400);

/** What the wire says of one loss. */
function said(
  lane: LaneRecord,
  rows: readonly TranscriptRow[],
  connectedAt: number,
  lostAt: number,
  backAt: number | null,
): Pick<Loss, 'refusals' | 'resumed'> {
  const refusals = rows.filter(
    ({ kind, status, at }) =>
      kind === 'answer' && (status ?? 0) >= 400 && at >= connectedAt && at <= (backAt ?? Infinity),
  ).length;
  const next = rows.find(({ kind, at }) => kind === 'request' && at >= lostAt);
  const had = Math.max(
    0,
    ...lane.arrivals.filter(({ receivedAt }) => receivedAt <= lostAt).map(({ seq }) => seq),
  );
  if (!next) return { refusals, resumed: null };
  return { refusals, resumed: next.after ? parseCursor(next.after).seq >= had : false };
}
