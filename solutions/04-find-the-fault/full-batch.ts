import type { Batcher, Timers } from '../../exercises/contract.ts';

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
  let timer: number | undefined;

  function flush(): void {
    time.clearTimeout(timer);
    const batch = waiting;
    waiting = [];
    if (batch.length > 0) show(batch);
  }

  return {
    add(mood) {
      waiting.push(mood);
      if (waiting.length === 1) timer = time.setTimeout(flush, PATIENCE_MS);
      if (waiting.length === FULL) flush();
    },
  };
}
