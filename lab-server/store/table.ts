import type { Change, Humeur } from '../wire/humeur.ts';

/** The rows as the changes that were applied leave them, in the order of their ids. */
export class Table {
  #rows = new Map<number, Humeur>();
  #highest = 0;
  /** False when a row came whose id is lower than another's before it. */
  #inOrder = true;

  /** Forgets everything and takes these, in the order of their ids. */
  load(rows: readonly Humeur[]): void {
    this.#rows = new Map(rows.map((row) => [row.id, row]));
    this.#highest = rows.at(-1)?.id ?? 0;
    this.#inOrder = true;
  }

  apply({ new: after, old: before }: Change): void {
    if (after === null) return void this.#rows.delete(before.id);
    if (after.id < this.#highest && !this.#rows.has(after.id)) this.#inOrder = false;
    this.#highest = Math.max(this.#highest, after.id);
    this.#rows.set(after.id, after);
  }

  get(id: number): Humeur | undefined {
    return this.#rows.get(id);
  }

  rows(): Iterable<Humeur> {
    if (!this.#inOrder) this.load([...this.#rows.values()].sort((one, other) => one.id - other.id));
    return this.#rows.values();
  }

  /** At most so many, the highest id first. */
  newest(limit: number): Humeur[] {
    return [...this.rows()].slice(-limit).reverse();
  }
}
