import type { FeedOptions } from '../wire/feed.ts';
import type { NewHumeur } from '../wire/humeur.ts';
import { EMOJIS, NAMES, PHRASES } from './words.ts';

/** What happens next, and how long after the last event, milliseconds. `target` counts the feed's own rows. */
export type FeedStep = { pauseMs: number } & (
  | { kind: 'INSERT'; humeur: NewHumeur }
  | { kind: 'UPDATE'; target: number; humeur: NewHumeur }
  | { kind: 'DELETE'; target: number }
);

/** More rows of its own than this the feed does not leave behind: it deletes instead. */
const MOST_ROWS = 200;

/**
 * An endless stream of moods. The same options and the same random numbers give the same steps: contents, pauses,
 * and which of the feed's rows changes, whatever else is in the table.
 */
export function* generateFeed(options: FeedOptions, random: () => number): Generator<FeedStep, never, void> {
  const rows: number[] = [];
  let inserted = 0;
  for (;;) {
    const pauseMs = nextPause(options, random);
    const kind = nextKind(options.mix, rows.length, random);
    if (kind === 'INSERT') {
      rows.push(inserted++);
      yield { pauseMs, kind, humeur: nextHumeur(options.payloadBytes, random) };
    } else if (kind === 'UPDATE') {
      yield { pauseMs, kind, target: pick(rows, random), humeur: nextHumeur(options.payloadBytes, random) };
    } else {
      const [target] = rows.splice(Math.floor(random() * rows.length), 1);
      yield { pauseMs, kind, target: target! };
    }
  }
}

/** Exponential pauses make a Poisson process: an event is as likely now as at any other moment. */
function nextPause({ rate, rhythm }: FeedOptions, random: () => number): number {
  const mean = 1_000 / rate;
  return rhythm === 'regular' ? mean : -Math.log(1 - random()) * mean;
}

function nextKind(mix: FeedOptions['mix'], rows: number, random: () => number): FeedStep['kind'] {
  const dice = random() * (mix.insert + mix.update + mix.delete);
  if (rows === 0) return 'INSERT';
  if (dice < mix.update) return 'UPDATE';
  if (dice < mix.update + mix.delete || rows >= MOST_ROWS) return 'DELETE';
  return 'INSERT';
}

function nextHumeur(payloadBytes: number, random: () => number): NewHumeur {
  return {
    nom: pick(NAMES, random),
    emoji: pick(EMOJIS, random),
    commentaire: commentOf(payloadBytes, random),
  };
}

/** Phrases up to exactly so many UTF-8 bytes; what does not fill a whole phrase is filled with dots. */
function commentOf(bytes: number, random: () => number): string {
  let comment = pick(PHRASES, random);
  for (;;) {
    const longer = `${comment} · ${pick(PHRASES, random)}`;
    if (Buffer.byteLength(longer) > bytes) break;
    comment = longer;
  }
  return comment + '.'.repeat(bytes - Buffer.byteLength(comment));
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)]!;
}
