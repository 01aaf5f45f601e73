import type { Batch, Cursor } from '../wire/batch.ts';

/** Batches made for readers that wake together or ask in the same millisecond, by the cursor they follow. */
export class SharedBatches {
  readonly #now: () => number;
  readonly #batches = new Map<Cursor, Batch>();
  #since = -Infinity;

  /** `now` in milliseconds. */
  constructor(now: () => number) {
    this.#now = now;
  }

  get(after: Cursor): Batch | undefined {
    return this.#batches.get(after);
  }

  set(after: Cursor, batch: Batch): void {
    this.#batches.set(after, batch);
  }

  clear(): void {
    this.#batches.clear();
  }

  /** Forgets those of an earlier millisecond: in them the time of sending would be wrong. */
  refresh(): void {
    const now = this.#now();
    if (now - this.#since < 1) return;
    this.#batches.clear();
    this.#since = now;
  }
}
