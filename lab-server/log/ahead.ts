import { parseCursor, type Cursor } from '../wire/batch.ts';

/** So many cursors are remembered; where there are more, they wait a little longer. */
const MOST = 1_000;

/**
 * Cursors ahead of a durable log. Another server may have read further in the same store, and this one will; or the
 * store has never given them, as after a backup was restored. Which it is shows when all is read that the store had
 * when the cursor was first seen.
 */
export class Ahead {
  readonly #seenAt = new Map<Cursor, number>();
  #completeAt = -Infinity;

  /** Whether the log may still come to this cursor, which is ahead of it at `now`, milliseconds. */
  mayCome(cursor: Cursor, now: number): boolean {
    const seenAt = this.#seenAt.get(cursor) ?? now;
    if (this.#seenAt.size >= MOST) this.#seenAt.clear();
    this.#seenAt.set(cursor, seenAt);
    return seenAt > this.#completeAt;
  }

  /** The log, which ends with `last`, has all that the store had `at` this time. True when some are still ahead. */
  complete(last: number, at: number): boolean {
    this.#completeAt = at;
    for (const cursor of this.#seenAt.keys())
      if (parseCursor(cursor).seq <= last) this.#seenAt.delete(cursor);
    return this.#seenAt.size > 0;
  }
}
