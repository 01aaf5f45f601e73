import type { FeedItem } from '../bench/model.ts';

/** Rows that a feed may have. */
const FEED_ROWS = 12;

/** A feed whose rows all came within this time is a flood, milliseconds. */
const FLOOD_MS = 1_500;

/** One row of a lane's feed: the mood at this place, or nothing yet. */
export interface FeedRow {
  seq: number;
  item: FeedItem | null;
  /** The lane has later ones: this one will not come any more. */
  isLost: boolean;
  /** Milliseconds after the first lane that had it; 0 for the first; null while it has not. */
  lateMs: number | null;
}

/** A lane's feed as it is drawn. */
export interface AlignedFeed {
  rows: readonly FeedRow[];
  /** When the lane has none of the others' newest moods: how many it lacks; its rows are then its own newest. */
  behind: number;
  /** Moods come faster than an eye can follow: a glow would say nothing. */
  flood: boolean;
}

/**
 * Puts the feeds of all lanes on the same rows, newest first, so that one mood stands at one height in each lane
 * and a lane that does not have it yet shows a hole there. Moods older than a lane's own oldest are no holes:
 * such rows end its feed.
 */
export function alignFeeds(feeds: readonly (readonly FeedItem[])[]): AlignedFeed[] {
  const seqs = [...new Set(feeds.flatMap((feed) => feed.map(({ seq }) => seq)))]
    .toSorted((one, other) => other - one)
    .slice(0, FEED_ROWS);
  const bySeq = feeds.map((feed) => new Map(feed.map((item) => [item.seq, item])));
  const flood =
    seqs.length === FEED_ROWS && firstShown(seqs[0]!, bySeq) - firstShown(seqs.at(-1)!, bySeq) < FLOOD_MS;
  return bySeq.map((own) => {
    const newest = Math.max(0, ...own.keys());
    const oldest = Math.min(newest, ...own.keys());
    const rows = seqs.filter((seq) => seq >= oldest).map((seq) => rowOf(seq, own, bySeq));
    if (rows.length === 0 || rows.some(({ item }) => item !== null)) return { rows, behind: 0, flood };
    const before = [...own.keys()].slice(0, FEED_ROWS - 1).map((seq) => rowOf(seq, own, bySeq));
    return { rows: before, behind: newest > 0 ? seqs[0]! - newest : rows.length, flood };
  });
}

function rowOf(
  seq: number,
  own: ReadonlyMap<number, FeedItem>,
  all: readonly ReadonlyMap<number, FeedItem>[],
): FeedRow {
  const item = own.get(seq) ?? null;
  const isLost = item === null && seq < Math.max(...own.keys());
  const first = firstShown(seq, all);
  return { seq, item, isLost, lateMs: item && item.shownAt - first };
}

function firstShown(seq: number, all: readonly ReadonlyMap<number, FeedItem>[]): number {
  return Math.min(...all.map((feed) => feed.get(seq)?.shownAt ?? Infinity));
}
