import type { EventLog } from '../log/event-log.ts';
import type { Humeur, HumeurPatch, NewHumeur } from '../wire/humeur.ts';
import type { HumeurStore } from './store.ts';

/** Moods in memory: gone when the server stops, and with them the log's epoch. */
export class MemoryStore implements HumeurStore {
  readonly #log: EventLog;
  readonly #date: () => Date;
  readonly #rows = new Map<number, Humeur>();
  #lastId = 0;

  constructor(log: EventLog, date: () => Date) {
    this.#log = log;
    this.#date = date;
  }

  async list(limit: number) {
    const cursor = this.#log.latest;
    const rows = [...this.#rows.values()].reverse().slice(0, limit);
    return { rows, cursor };
  }

  async insert(humeur: NewHumeur): Promise<Humeur> {
    const stamp = this.#date().toISOString();
    const row = { id: ++this.#lastId, ...humeur, created_at: stamp, updated_at: stamp };
    this.#rows.set(row.id, row);
    this.#log.append({ eventType: 'INSERT', new: row, old: null });
    return row;
  }

  async update(id: number, patch: HumeurPatch): Promise<Humeur | undefined> {
    const old = this.#rows.get(id);
    if (!old) return undefined;
    const row = { ...old, ...patch, updated_at: this.#date().toISOString() };
    this.#rows.set(id, row);
    this.#log.append({ eventType: 'UPDATE', new: row, old });
    return row;
  }

  async remove(id: number): Promise<Humeur | undefined> {
    const old = this.#rows.get(id);
    if (!old) return undefined;
    this.#rows.delete(id);
    this.#log.append({ eventType: 'DELETE', new: null, old });
    return old;
  }
}
