import { describe, expect, it } from 'vitest';
import {
  applyChange,
  applyRows,
  findMissed,
  MOST_CARDS,
  settle,
  type Cards,
} from '../../lab-ui/humeurs-live/cards.ts';
import { readChange, readMoods, type Mood } from '../../lab-ui/humeurs-live/mood.ts';
import { foldOthers, statisticsOf } from '../../lab-ui/humeurs-live/statistics.ts';

const mood = (id: number, more: Partial<Mood> = {}): Mood => ({
  id,
  nom: 'Zoé',
  emoji: '😴',
  commentaire: `humeur ${id}`,
  created_at: new Date(id * 1_000).toISOString(),
  ...more,
});
const inserted = (id: number, more?: Partial<Mood>) =>
  ({ eventType: 'INSERT', mood: mood(id, more) }) as const;
const updated = (id: number, more?: Partial<Mood>) =>
  ({ eventType: 'UPDATE', mood: mood(id, more) }) as const;
const deleted = (id: number) => ({ eventType: 'DELETE', id }) as const;

const after = (...changes: Parameters<typeof applyChange>[1][]) => changes.reduce(applyChange, [] as Cards);
const short = (cards: Cards) => cards.map((card) => `${card.mood.id} ${card.news}`);

describe('INSERT', () => {
  it('puts a mood before the others, as news', () => {
    expect(short(after(inserted(1), inserted(2)))).toEqual(['2 new', '1 new']);
  });

  it('ignores one that is there already', () => {
    const cards = after(inserted(1), inserted(2));
    expect(applyChange(cards, inserted(1, { nom: 'Paul' }))).toBe(cards);
  });

  it('keeps the newest hundred', () => {
    const cards = after(...Array.from({ length: MOST_CARDS + 3 }, (_, n) => inserted(n + 1)));
    expect(cards).toHaveLength(100);
    expect([cards[0]!.mood.id, cards.at(-1)!.mood.id]).toEqual([103, 4]);
  });

  it('takes the place of one with the same key that is leaving', () => {
    expect(short(after(inserted(1), deleted(1), inserted(1)))).toEqual(['1 new']);
  });
});

describe('UPDATE', () => {
  it('changes a mood in its place', () => {
    const cards = after(inserted(1), inserted(2), updated(1, { emoji: '🚀' }));
    expect(short(cards)).toEqual(['2 new', '1 changed']);
    expect(cards[1]!.mood.emoji).toBe('🚀');
  });

  it('ignores one that is not shown', () => {
    const cards = after(inserted(1), inserted(2), deleted(2));
    expect(applyChange(cards, updated(7))).toBe(cards);
    expect(applyChange(cards, updated(2))).toBe(cards);
  });
});

describe('DELETE', () => {
  it('lets a mood leave, which is gone when its animation ends', () => {
    const cards = after(inserted(1), inserted(2), deleted(1));
    expect(short(cards)).toEqual(['2 new', '1 leaving']);
    expect(short(settle(cards, 1))).toEqual(['2 new']);
    expect(short(settle(cards, 2))).toEqual(['2 none', '1 leaving']);
    expect(settle(cards, 9)).toBe(cards);
  });

  it('ignores one that is not shown', () => {
    const cards = after(inserted(1), deleted(1));
    expect(applyChange(cards, deleted(1))).toBe(cards);
    expect(applyChange(cards, deleted(7))).toBe(cards);
  });
});

it('takes fetched rows for the truth: what was missed is news, what is gone is gone', () => {
  const first = applyRows([], [mood(2), mood(1)]);
  expect(short(first)).toEqual(['2 none', '1 none']);
  const later = applyRows(first, [mood(3), mood(2, { emoji: '🚀' })]);
  expect(short(later)).toEqual(['3 new', '2 changed']);
  expect(short(applyRows(applyChange(first, deleted(2)), [mood(2)]))).toEqual(['2 new']);
});

it('finds what was missed: new rows that no change has brought, and none that only came into view', () => {
  const before = after(inserted(3), inserted(4));
  const rows = [7, 6, 5, 4, 2, 1].map((id) => mood(id));
  expect(findMissed(before, rows, [inserted(7), updated(4)])).toEqual([6, 5]);
  expect(findMissed([], rows, [])).toHaveLength(6);
  expect(findMissed(before, [mood(4)], [])).toEqual([]);
});

it('counts moods, emojis and the last five minutes', () => {
  const cards = after(
    inserted(1, { emoji: '🚀' }),
    inserted(400, { emoji: '😴' }),
    inserted(500, { emoji: '😴' }),
    inserted(600, { emoji: '🐛' }),
    deleted(600),
  );
  expect(statisticsOf(cards, 650_000)).toEqual({
    total: 3,
    byEmoji: [
      { emoji: '😴', count: 2 },
      { emoji: '🚀', count: 1 },
    ],
    lastFiveMinutes: 2,
    perMinute: 0.4,
  });
});

it('folds the rarest emojis into a row of others, so that the rows add up', () => {
  const counts = [5, 4, 3, 1].map((count) => ({ emoji: String(count), count }));
  expect(foldOthers(counts, 4)).toEqual([counts, 0]);
  expect(foldOthers(counts, 3)).toEqual([counts.slice(0, 2), 4]);
});

it('keeps a mood that is gone in its place while it is edited', () => {
  const cards = applyRows([], [mood(3), mood(2), mood(1)]);
  expect(short(applyRows(cards, [mood(3), mood(1)], 2))).toEqual(['3 none', '2 leaving', '1 none']);
  expect(short(applyRows(cards, [mood(3), mood(2)], 2))).toEqual(['3 none', '2 none']);
});

describe('what supabase-js brings', () => {
  it('is read by kind; columns that a project lacks are empty', () => {
    expect(readChange({ eventType: 'INSERT', new: { id: 'a', emoji: '🙂', nom: null }, old: {} })).toEqual({
      eventType: 'INSERT',
      mood: { id: 'a', nom: '', emoji: '🙂', commentaire: '', created_at: '' },
    });
    expect(readChange({ eventType: 'DELETE', new: {}, old: { id: 3 } })).toEqual({
      eventType: 'DELETE',
      id: 3,
    });
  });

  it('is refused without a key of its own', () => {
    expect(() => readChange({ eventType: 'UPDATE', new: {}, old: {} })).toThrow(/expected .*, got undefined/);
    expect(() => readMoods([{ nom: 'Zoé' }])).toThrow('Invalid rows at "0.id"');
  });
});
