/** What can be said of the moods that a manager passed on, by their numbers. */
export interface EntriesSeen {
  count: number;
  twice: number;
  /** Numbers between the first and the last that never came. */
  missing: number;
}

/** Counts the numbers of moods as they are passed on. */
export class EntriesCount {
  readonly #seen = new Set<number>();
  #twice = 0;
  #least = Infinity;
  #most = -Infinity;

  take(seqs: readonly number[]): EntriesSeen {
    for (const seq of seqs) {
      if (this.#seen.has(seq)) this.#twice++;
      this.#seen.add(seq);
      this.#least = Math.min(this.#least, seq);
      this.#most = Math.max(this.#most, seq);
    }
    const count = this.#seen.size;
    const missing = count === 0 ? 0 : this.#most - this.#least + 1 - count;
    return { count, twice: this.#twice, missing };
  }
}
