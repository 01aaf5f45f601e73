import type { Cursor } from '../wire/batch.ts';
import { ExpectationError } from '../wire/expect.ts';
import type { Humeur, HumeurPatch, NewHumeur } from '../wire/humeur.ts';

/** One change that is asked for. An `insert` without an id gets the next one. */
export type Write =
  | { type: 'insert'; humeur: NewHumeur; id?: number }
  | { type: 'update'; id: number; patch: HumeurPatch }
  | { type: 'remove'; id: number };

/** Where the moods live. Every row that a write touches becomes one entry of the log. */
export abstract class HumeurStore {
  /** Every row in the order of the ids, as it is at the log's latest cursor. */
  abstract rows(): Iterable<Humeur>;

  /**
   * All of the writes or none, in order: each row as it is now (removed: as it was), undefined where there is no
   * such row. When it resolves, the log has them. Throws a DuplicateIdError for an `insert` whose id is taken, a
   * StoreAwayError while there is nobody to write to, another ExpectationError for what the store cannot keep.
   */
  abstract write(writes: readonly Write[]): Promise<(Humeur | undefined)[]>;

  /** The highest ids first, and the cursor at which these rows are the truth: whoever reads on from it misses nothing. */
  abstract list(limit: number): Promise<{ rows: Humeur[]; cursor: Cursor }>;

  async insert(humeur: NewHumeur): Promise<Humeur> {
    const [row] = await this.write([{ type: 'insert', humeur }]);
    return row!;
  }

  /** Undefined when there is no such row. */
  async update(id: number, patch: HumeurPatch): Promise<Humeur | undefined> {
    const [row] = await this.write([{ type: 'update', id, patch }]);
    return row;
  }

  /** The row as it was; undefined when there is none. */
  async remove(id: number): Promise<Humeur | undefined> {
    const [row] = await this.write([{ type: 'remove', id }]);
    return row;
  }
}

/** A row with this id is there already. */
export class DuplicateIdError extends ExpectationError {
  readonly id: number;

  constructor(id: number) {
    super('Duplicate id', 'an id that no row has', String(id));
    this.id = id;
  }
}

/** The store cannot be written to for now: answered with 503. Reads go on. */
export class StoreAwayError extends ExpectationError {
  constructor(got: string) {
    super('The moods cannot be written', 'a database that answers', got);
  }
}
