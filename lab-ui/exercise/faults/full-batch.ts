import type { Batcher, Timers } from '../../../exercises/contract.ts';
import type { Text } from '../../../lab-server/wire/exercise.ts';
import { Clockwork } from './clockwork.ts';
import type { Sample, Simulation } from './simulation.ts';

type Create = (time: Timers, show: (batch: number[]) => void) => Batcher<number>;

const END_MS = 10_000;
const FULL = 10;
const PATIENCE_MS = 100;

/** A class that wakes up: 5 moods a second at first, 1,500 at the end. Counts timers that run. */
export const fullBatch: Simulation = {
  exportName: 'createBatcher',
  right: 1,
  end: END_MS / 1_000,
  run(program) {
    const time = new Clockwork();
    const came: number[] = [];
    const shown: number[] = [];
    const wrong: Text[] = [];
    const batcher = (program as Create)(time, (batch) => {
      const waited = time.now() - (came[batch[0]!] ?? 0);
      shown.push(...batch);
      if (batch.length > FULL) wrong.push(tooMany(batch.length));
      else if (waited > PATIENCE_MS + 1) wrong.push(tooLate(waited));
      else if (batch.length < FULL && waited < PATIENCE_MS - 1) wrong.push(tooSoon(batch.length, waited));
    });
    for (let at = 0; at < END_MS; at += 1_000 / rateAt(at))
      time.at(at, () => batcher.add(came.push(time.now()) - 1));
    const samples: Sample[] = [];
    for (let at = 50; at <= END_MS; at += 50) {
      time.runUntil(at);
      samples.push({ at: at / 1_000, value: time.running });
    }
    // The last batch may wait as long as any, and a late one is to be seen.
    time.runUntil(END_MS + 10 * PATIENCE_MS);
    const missing = came.length - new Set(shown).size;
    const inOrder = shown.every((mood, n) => mood === n);
    return {
      samples,
      undone: missing > 0 ? lost(missing, came.length) : inOrder ? (wrong[0] ?? null) : disorder,
    };
  },
};

/** Moods a second, ever more. */
const rateAt = (ms: number) => 5 * 300 ** (ms / END_MS);

const lost = (missing: number, all: number): Text => ({
  fr: `${missing} humeurs sur ${all} n’ont jamais été montrées ; toutes doivent l’être.`,
  en: `${missing} moods of ${all} were never shown; all must be.`,
});

const disorder: Text = {
  fr: 'Des humeurs ont été montrées deux fois ou dans le désordre ; chacune doit l’être une fois, dans l’ordre.',
  en: 'Moods were shown twice or out of order; each must be shown once, in order.',
};

const tooMany = (size: number): Text => ({
  fr: `Un lot avait ${size} humeurs ; dix au plus étaient attendues.`,
  en: `A batch had ${size} moods; ten at most were expected.`,
});

const tooLate = (ms: number): Text => ({
  fr: `Une humeur a attendu ${Math.round(ms)} ms ; 100 ms au plus étaient attendues.`,
  en: `A mood waited ${Math.round(ms)} ms; 100 ms at most were expected.`,
});

const tooSoon = (size: number, ms: number): Text => ({
  fr: `Un lot de ${size} seulement a été montré après ${Math.round(ms)} ms ; il devait attendre 100 ms ou dix humeurs.`,
  en: `A batch of only ${size} was shown after ${Math.round(ms)} ms; it should have waited 100 ms, or for ten moods.`,
});
