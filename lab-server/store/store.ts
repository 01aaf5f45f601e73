import type { Cursor } from '../wire/batch.ts';
import type { Humeur, HumeurPatch, NewHumeur } from '../wire/humeur.ts';

/** Where the moods live. Every write becomes one entry of the log. */
export interface HumeurStore {
  /** Newest first, and the cursor at which these rows are the truth: whoever reads on from it misses nothing. */
  list(limit: number): Promise<{ rows: Humeur[]; cursor: Cursor }>;
  insert(humeur: NewHumeur): Promise<Humeur>;
  /** Undefined when there is no such row. */
  update(id: number, patch: HumeurPatch): Promise<Humeur | undefined>;
  /** The row as it was; undefined when there is none. */
  remove(id: number): Promise<Humeur | undefined>;
}
