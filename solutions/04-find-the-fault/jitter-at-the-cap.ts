/** The first delay, before chance, milliseconds. */
const BASE_MS = 1_000;
/** No delay is longer, milliseconds. */
const CAP_MS = 30_000;

/**
 * The delay before reconnection attempt 0, 1, 2, …, milliseconds: twice as
 * long each time up to the cap, and different for each client. `random` gives
 * numbers from 0 up to 1.
 */
export function nextDelay(attempt: number, random: () => number): number {
  const ceiling = Math.min(BASE_MS * 2 ** attempt, CAP_MS);
  const share = 0.5 + random() / 2;
  return ceiling * share;
}
