/** Ways to space out attempts; `yours` is the student's. */
export type HerdStrategy = 'none' | 'chapter' | 'full' | 'equal' | 'decorrelated' | 'yours';

/** The delay before attempt 0, 1, 2, … of one client, milliseconds. It may remember the one before. */
type NextDelay = (attempt: number) => number;

/** Makes one client of a strategy, which draws from `random`. */
export type MakeClient = (random: () => number) => NextDelay;

const BASE_MS = 1_000;
const CAP_MS = 30_000;

const exponential = (attempt: number) => BASE_MS * 2 ** attempt;
const capped = (ms: number) => Math.min(CAP_MS, ms);

/** The known strategies with the exercise's base and cap, in the order in which they are shown; names as in the AWS Architecture Blog, 2015. */
export const KNOWN_STRATEGIES: Record<Exclude<HerdStrategy, 'yours'>, MakeClient> = {
  none: () => (attempt) => capped(exponential(attempt)),
  // What the chapter does: a second at most is added, before the cap.
  chapter: (random) => (attempt) => capped(exponential(attempt) + random() * 1_000),
  full: (random) => (attempt) => random() * capped(exponential(attempt)),
  equal: (random) => (attempt) => (capped(exponential(attempt)) / 2) * (1 + random()),
  decorrelated: (random) => {
    let before = BASE_MS;
    return () => (before = capped(BASE_MS + random() * (3 * before - BASE_MS)));
  },
};
