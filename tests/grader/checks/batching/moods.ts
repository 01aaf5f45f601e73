import { makeCursor } from '../../../../lab-server/wire/batch.ts';
import type { Change, Entry, Humeur } from '../../../../exercises/contract.ts';
import type { Stage } from '../../stage.ts';

const NAMES = ['Zoé', 'Noël', 'Maëlle', 'Ali', 'Chloé', 'Jörg'];
const EMOJIS = ['😴', '🤩', '😡', '🥳', '🤒', '🌈'];

type Fields = Pick<Humeur, 'nom' | 'emoji' | 'commentaire'>;

/**
 * A table of moods whose changes come as events. What the page has to show is known here and nowhere else; contents
 * are fresh in each run.
 */
export class Moods {
  readonly #stage: Stage;
  readonly #rows = new Map<number, Humeur>();
  readonly #epoch: string;
  #seq = 0;
  #id = 0;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#epoch = `e${stage.draw(0, 2 ** 30).toString(36)}`;
  }

  /** Changes so far. */
  get count(): number {
    return this.#seq;
  }

  /** The rows with the highest ids, highest first. */
  newest(count = 100): Humeur[] {
    return [...this.#rows.values()].sort((a, b) => b.id - a.id).slice(0, count);
  }

  insert(fields: Partial<Fields> = {}): Entry {
    return this.#insert(++this.#id, fields);
  }

  inserts(count: number): Entry[] {
    return Array.from({ length: count }, () => this.insert());
  }

  /** Inserts a row with the id of one that was deleted. */
  again({ change }: Entry): Entry {
    return this.#insert((change.new ?? change.old).id, {});
  }

  /** Changes the row of an earlier event. */
  update({ change }: Entry, fields: Partial<Fields> = {}): Entry {
    const old = this.#row(change);
    const row = { ...old, ...this.#contents(), ...fields };
    this.#rows.set(row.id, row);
    return this.#entry({ eventType: 'UPDATE', new: row, old });
  }

  /** Deletes the row of an earlier event. */
  delete({ change }: Entry): Entry {
    const old = this.#row(change);
    this.#rows.delete(old.id);
    return this.#entry({ eventType: 'DELETE', new: null, old });
  }

  #insert(id: number, fields: Partial<Fields>): Entry {
    const now = new Date(1_795_000_000_000 + this.#seq * 1_000).toISOString();
    const row = { id, ...this.#contents(), ...fields, created_at: now, updated_at: now };
    this.#rows.set(id, row);
    return this.#entry({ eventType: 'INSERT', new: row, old: null });
  }

  #row(change: Change): Humeur {
    const { id } = change.new ?? change.old;
    const row = this.#rows.get(id);
    if (!row) throw new Error(`Expected mood ${id} in the table, got none.`);
    return row;
  }

  #contents(): Fields {
    const draw = (words: readonly string[]) => words[this.#stage.draw(0, words.length - 1)]!;
    const commentaire = `humeur ${this.#stage.draw(0, 2 ** 30).toString(36)} ${draw(EMOJIS)}`;
    return { nom: draw(NAMES), emoji: draw(EMOJIS), commentaire };
  }

  #entry(change: Change): Entry {
    const seq = ++this.#seq;
    return { id: makeCursor(this.#epoch, seq), seq, at: 1_795_000_000_000 + seq * 10, change };
  }
}
