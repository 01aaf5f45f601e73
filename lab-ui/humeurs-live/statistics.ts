import type { Cards } from './cards.ts';

interface EmojiCount {
  emoji: string;
  count: number;
}

/** What the moods on the page come to. */
export interface Statistics {
  total: number;
  /** The most frequent first; as frequent ones in the order in which they were met. */
  byEmoji: readonly EmojiCount[];
  /** Posted in the last five minutes. */
  lastFiveMinutes: number;
  /** Their mean in one minute. */
  perMinute: number;
}

const MINUTES = 5;
const WINDOW_MS = MINUTES * 60_000;

/** The statistics of the moods that are shown; `now` in milliseconds since 1970. */
export function statisticsOf(cards: Cards, now: number): Statistics {
  const moods = cards.filter(({ news }) => news !== 'leaving').map(({ mood }) => mood);
  const counts = new Map<string, number>();
  for (const { emoji } of moods) counts.set(emoji, (counts.get(emoji) ?? 0) + 1);
  const lastFiveMinutes = moods.filter(({ created_at }) => now - Date.parse(created_at) <= WINDOW_MS).length;
  return {
    total: moods.length,
    byEmoji: [...counts].map(([emoji, count]) => ({ emoji, count })).sort((a, b) => b.count - a.count),
    lastFiveMinutes,
    perMinute: lastFiveMinutes / MINUTES,
  };
}

/** The first emojis and how many moods have any of the others: `most` rows, of which that of the others is one. */
export function foldOthers(byEmoji: readonly EmojiCount[], most: number): [readonly EmojiCount[], number] {
  if (byEmoji.length <= most) return [byEmoji, 0];
  const others = byEmoji.slice(most - 1).reduce((sum, { count }) => sum + count, 0);
  return [byEmoji.slice(0, most - 1), others];
}
