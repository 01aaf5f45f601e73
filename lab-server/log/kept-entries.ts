import type { Entry } from '../wire/batch.ts';

/** The newest entries of a log, as many as there is room for; their seqs have no holes. */
export class KeptEntries {
  /** How many are kept at most. */
  readonly capacity: number;
  readonly #ring: Entry[] = [];
  #last = 0;
  /** The newest that was forgotten on purpose. */
  #forgotten = 0;

  constructor(capacity: number) {
    this.capacity = capacity;
  }

  /** The seq of the newest. */
  get last(): number {
    return this.#last;
  }

  /** The seq before the oldest. */
  get before(): number {
    return Math.max(this.#forgotten, this.#last - this.capacity);
  }

  /** Keeps the next one. */
  add(entry: Entry): void {
    this.#last = entry.seq;
    this.#ring[entry.seq % this.capacity] = entry;
  }

  /** Forgets all; the next one comes after `last`. */
  forget(last: number): void {
    this.#last = last;
    this.#forgotten = last;
  }

  /** The one with this seq, which has to be kept. */
  get(seq: number): Entry {
    return this.#ring[seq % this.capacity]!;
  }

  /** The newest that is `wanted`. */
  findLast(wanted: (entry: Entry) => boolean): Entry | undefined {
    for (let seq = this.#last; seq > this.before; seq--) {
      const entry = this.get(seq);
      if (wanted(entry)) return entry;
    }
    return undefined;
  }
}
