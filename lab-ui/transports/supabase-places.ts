import { makeCursor, parseCursor, type Cursor, type Entry } from '../../lab-server/wire/batch.ts';
import type { Change } from '../../lab-server/wire/humeur.ts';

/** A change that came without its place in the log; `receivedAt` on the clock of `performance.now()`. */
export interface PlacelessChange {
  readonly change: Change;
  /** When it was committed: milliseconds on the server's clock. */
  readonly at: number;
  readonly receivedAt: number;
}

/** Whom the places are asked of, and who gets the entries. */
export interface PlacesParts {
  /** The place of a change; null when nobody knows it. */
  find(change: PlacelessChange): Promise<Cursor | null>;
  deliver(entry: Entry, receivedAt: number): void;
}

/**
 * Gives changes the places in the log that their transport does not tell. Within one subscription nothing is left out
 * and nothing comes twice, so that a change stands right after the one before it; only the first after each
 * subscription has to be looked up.
 */
export class Places {
  readonly #parts: PlacesParts;
  readonly #waiting: (PlacelessChange & { isFirst: boolean })[] = [];
  /** Where the last change stood; undefined when nobody knows. */
  #last: Cursor | undefined;
  #begins = true;
  #asking = false;

  constructor(parts: PlacesParts) {
    this.#parts = parts;
  }

  /** What is added from now on belongs to a new subscription: what came in between is lost. */
  begin(): void {
    this.#begins = true;
  }

  add(change: PlacelessChange): void {
    this.#waiting.push({ ...change, isFirst: this.#begins });
    this.#begins = false;
    if (!this.#asking) void this.#deliver();
  }

  async #deliver(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      const known = next.isFirst ? undefined : this.#last;
      this.#last = known === undefined ? await this.#find(next) : after(known);
      if (this.#last === undefined) continue;
      const { change, at, receivedAt } = next;
      this.#parts.deliver({ id: this.#last, seq: parseCursor(this.#last).seq, at, change }, receivedAt);
    }
  }

  async #find(change: PlacelessChange): Promise<Cursor | undefined> {
    this.#asking = true;
    const place = await this.#parts.find(change);
    this.#asking = false;
    return place ?? undefined;
  }
}

function after(cursor: Cursor): Cursor {
  const { epoch, seq } = parseCursor(cursor);
  return makeCursor(epoch, seq + 1);
}
