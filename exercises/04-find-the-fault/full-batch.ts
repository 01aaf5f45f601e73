import type { Batcher, Timers } from '../contract.ts';

/** So many moods make a full batch. */
const FULL = 10;
/** No mood waits longer, milliseconds. */
const PATIENCE_MS = 100;

/**
 * Shows ten moods at a time, or fewer once the first of them has waited
 * for 100 ms: no sooner, no later.
 */
export function createBatcher<Mood>(time: Timers, show: (batch: Mood[]) => void): Batcher<Mood> {
  let waiting: Mood[] = [];

  function flush(): void {
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) show(batch);
  }

  return {
    add(mood) {
      waiting.push(mood);
      if (waiting.length === 1) time.setTimeout(flush, PATIENCE_MS);
      if (waiting.length === FULL) flush();
    },
  };
}
