import type { Mood, MoodChange, MoodId } from './mood.ts';

/** So many moods stay on the page. */
export const MOST_CARDS = 100;

/** A mood on the page, and what has just happened to it. One that is `leaving` is shown until its animation ends. */
export interface Card {
  readonly mood: Mood;
  readonly news: 'none' | 'new' | 'changed' | 'leaving';
}

export type Cards = readonly Card[];

/**
 * The cards after a change of the table, newest first. Changes that change nothing give back the same list: an INSERT
 * of a mood that is there (it may come twice), an UPDATE or a DELETE of one that is not.
 */
export function applyChange(cards: Cards, change: MoodChange): Cards {
  if (change.eventType === 'DELETE') return remove(cards, change.id);
  return change.eventType === 'INSERT' ? insert(cards, change.mood) : update(cards, change.mood);
}

/**
 * The cards after everything was fetched anew: `rows` are the truth, newest first. Whoever was away learns in this
 * way what it has missed, for `postgres_changes` repeats nothing. A mood that is gone while it is `edited` leaves, but
 * stays in its place until its animation: nobody's text vanishes under the fingers.
 */
export function applyRows(cards: Cards, rows: readonly Mood[], edited: MoodId | null = null): Cards {
  const known = new Map(cards.map((card) => [card.mood.id, card]));
  const shown = rows.slice(0, MOST_CARDS).map((mood): Card => {
    const card = known.get(mood.id);
    if (!card || card.news === 'leaving') return { mood, news: cards.length === 0 ? 'none' : 'new' };
    return isSame(card.mood, mood) ? card : { mood, news: 'changed' };
  });
  const place = cards.findIndex(({ mood }) => mood.id === edited);
  if (place === -1 || rows.some(({ id }) => id === edited)) return shown;
  return shown.toSpliced(place, 0, { ...cards[place]!, news: 'leaving' });
}

/**
 * Which of the fetched rows are new and were `brought` by no change. Rows older than all that were known do not
 * count: they have only come into view because others went.
 */
export function findMissed(before: Cards, rows: readonly Mood[], brought: readonly MoodChange[]): MoodId[] {
  const known = new Set(before.map(({ mood }) => mood.id));
  for (const change of brought) if (change.eventType === 'INSERT') known.add(change.mood.id);
  const oldest = rows.findLastIndex(({ id }) => known.has(id));
  const comparable = oldest === -1 ? rows : rows.slice(0, oldest);
  return comparable.map(({ id }) => id).filter((id) => !known.has(id));
}

/** The cards when an animation has ended: what was leaving is gone, everything else has no news any more. */
export function settle(cards: Cards, id: MoodId): Cards {
  const card = cards.find(({ mood }) => mood.id === id);
  if (!card || card.news === 'none') return cards;
  if (card.news === 'leaving') return cards.filter((other) => other !== card);
  return replace(cards, card, { ...card, news: 'none' });
}

function insert(cards: Cards, mood: Mood): Cards {
  const here = find(cards, mood.id);
  if (here) return cards;
  const others = cards.filter((card) => card.mood.id !== mood.id);
  return [{ mood, news: 'new' as const }, ...others].slice(0, MOST_CARDS);
}

function update(cards: Cards, mood: Mood): Cards {
  const card = find(cards, mood.id);
  return card ? replace(cards, card, { mood, news: 'changed' }) : cards;
}

function remove(cards: Cards, id: MoodId): Cards {
  const card = find(cards, id);
  return card ? replace(cards, card, { ...card, news: 'leaving' }) : cards;
}

/** The card of a mood that is not on its way out. */
function find(cards: Cards, id: MoodId): Card | undefined {
  return cards.find(({ mood, news }) => mood.id === id && news !== 'leaving');
}

function replace(cards: Cards, old: Card, card: Card): Cards {
  return cards.map((other) => (other === old ? card : other));
}

function isSame(one: Mood, other: Mood): boolean {
  return one.nom === other.nom && one.emoji === other.emoji && one.commentaire === other.commentaire;
}
