import type { Entry, Humeur } from '../../../../exercises/contract.ts';

const NAMES = ['Awa', 'Zoé', 'Léo', 'Inès', 'Noé', 'Mia', 'Tom', 'Lila'];
const EMOJIS = ['😀', '😴', '🤔', '😎', '🥳', '😬', '🙃', '😌'];
const WORDS = ['café', 'pluie', 'examen', 'soleil', 'réveil', 'métro', 'gâteau', 'silence'];

/** Rows that live in the stream at a time: later changes fall on these. */
const ALIVE = 60;
/** Shares of changes; the rest are INSERTs. */
const UPDATES = 0.25;
const DELETES = 0.1;
/** Of events of a stream with duplicates, those that come a second time. */
const AGAIN = 0.1;

/** A stream of changes, always the same for the same dice. An UPDATE falls mostly on the row that came last. */
export class Stream {
  readonly #random: () => number;
  readonly #now: () => number;
  #seq = 0;
  #alive: Humeur[] = [];

  constructor(random: () => number, now: () => number) {
    this.#random = random;
    this.#now = now;
  }

  /** The next event, followed by itself where it is to come again. */
  next(duplicates: boolean): Entry[] {
    const entry = this.#make();
    return duplicates && this.#random() < AGAIN ? [entry, entry] : [entry];
  }

  #make(): Entry {
    const dice = this.#random();
    const [oldest] = this.#alive;
    if (dice < UPDATES && this.#alive.length > 0) return this.#update();
    if (dice < UPDATES + DELETES && oldest) {
      this.#alive.shift();
      return this.#entry({ eventType: 'DELETE', new: null, old: oldest });
    }
    return this.#insert();
  }

  #insert(): Entry {
    const id = this.#seq + 1;
    const at = new Date(this.#now()).toISOString();
    const row = { id, nom: this.#pick(NAMES), emoji: this.#pick(EMOJIS), commentaire: this.#pick(WORDS) };
    const humeur = { ...row, created_at: at, updated_at: at };
    this.#alive = [...this.#alive, humeur].slice(-ALIVE);
    return this.#entry({ eventType: 'INSERT', new: humeur, old: null });
  }

  #update(): Entry {
    const back = Math.floor(this.#random() ** 3 * this.#alive.length);
    const index = this.#alive.length - 1 - back;
    const old = this.#alive[index]!;
    const updated_at = new Date(this.#now()).toISOString();
    const humeur = { ...old, commentaire: `${this.#pick(WORDS)} ✎`, updated_at };
    this.#alive[index] = humeur;
    return this.#entry({ eventType: 'UPDATE', new: humeur, old });
  }

  #entry(change: Entry['change']): Entry {
    const seq = ++this.#seq;
    return { id: `live.${seq}` as Entry['id'], seq, at: this.#now(), change };
  }

  #pick(words: readonly string[]): string {
    return words[Math.floor(this.#random() * words.length)]!;
  }
}
