import type { Text } from '../../../lab-server/wire/exercise.ts';
import { createDice } from './dice.ts';
import type { Outcome, Simulation } from './simulation.ts';

type NextDelay = (attempt: number, random: () => number) => number;

const CLIENTS = 1_000;
const ATTEMPTS = 10;
const CAP_MS = 30_000;
/** From this attempt on the doubled delay is above the cap. */
const CAPPED = 5;

/** A thousand clients that lost the same server. Counts those whose delay is the same to the millisecond. */
export const jitterAtTheCap: Simulation = {
  exportName: 'nextDelay',
  right: 25,
  end: ATTEMPTS,
  run(program) {
    const dice = createDice(4_711);
    const rounds = Array.from({ length: ATTEMPTS }, (_, attempt) =>
      Array.from({ length: CLIENTS }, () => (program as NextDelay)(attempt, dice)),
    );
    return {
      samples: rounds.map((delays, attempt) => ({ at: attempt + 1, value: largestCrowd(delays) })),
      undone: judgeDelays(rounds),
    };
  },
};

/** How many choose the millisecond that most choose. */
function largestCrowd(delays: readonly number[]): number {
  const crowds = new Map<number, number>();
  for (const delay of delays) crowds.set(Math.round(delay), (crowds.get(Math.round(delay)) ?? 0) + 1);
  return Math.max(...crowds.values());
}

function judgeDelays(rounds: readonly number[][]): Outcome['undone'] {
  const all = rounds.flat();
  const strange = all.find((delay) => !(delay >= 0));
  if (strange !== undefined) return noDelay(String(strange));
  const longest = Math.max(...all);
  if (longest > CAP_MS) return tooLong(longest);
  const medians = rounds.map(median);
  for (let attempt = 1; attempt < CAPPED; attempt++) {
    if (medians[attempt]! < 1.3 * medians[attempt - 1]!) return noGrowth(attempt);
  }
  const capped = Math.min(...medians.slice(CAPPED));
  return capped < CAP_MS / 3 ? tooShort(capped) : null;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1]!;

const noDelay = (got: string): Text => ({
  fr: `nextDelay() a rendu ${got} ; un nombre de millisecondes, 0 ou plus, était attendu.`,
  en: `nextDelay() returned ${got}; a number of milliseconds, 0 or more, was expected.`,
});

const tooLong = (ms: number): Text => ({
  fr: `Un délai dure ${Math.round(ms)} ms ; aucun ne doit dépasser 30000 ms.`,
  en: `A delay is ${Math.round(ms)} ms long; none may exceed 30000 ms.`,
});

const noGrowth = (attempt: number): Text => ({
  fr: `À la tentative ${attempt}, les délais n’ont guère grandi ; ils doivent doubler jusqu’au plafond.`,
  en: `At attempt ${attempt} the delays have hardly grown; they must double up to the cap.`,
});

const tooShort = (ms: number): Text => ({
  fr: `Au plafond, le délai médian est de ${Math.round(ms)} ms ; 10000 ms au moins étaient attendues.`,
  en: `At the cap the median delay is ${Math.round(ms)} ms; at least 10000 ms were expected.`,
});
