import type { EventLog } from '../log/event-log.ts';
import type { Humeur } from '../wire/humeur.ts';
import { DuplicateIdError, HumeurStore, type Write } from './store.ts';

/** Moods in memory: gone when the server stops, and with them the log's epoch. */
export class MemoryStore extends HumeurStore {
  readonly #log: EventLog;
  readonly #date: () => Date;
  readonly #rows = new Map<number, Humeur>();
  #lastId = 0;

  constructor(log: EventLog, date: () => Date) {
    super();
    this.#log = log;
    this.#date = date;
  }

  rows(): Iterable<Humeur> {
    return this.#rows.values();
  }

  async list(limit: number) {
    const cursor = this.#log.latest;
    const rows = [...this.#rows.values()].reverse().slice(0, limit);
    return { rows, cursor };
  }

  async write(writes: readonly Write[]): Promise<(Humeur | undefined)[]> {
    this.#expectFreeIds(writes);
    const stamp = this.#date().toISOString();
    return writes.map((write) => this.#apply(write, stamp));
  }

  /** The one thing that can go wrong is looked at before anything is written. */
  #expectFreeIds(writes: readonly Write[]) {
    const given = new Set<number>();
    for (const write of writes) {
      if (write.type !== 'insert' || write.id === undefined) continue;
      if (this.#rows.has(write.id) || given.has(write.id)) throw new DuplicateIdError(write.id);
      given.add(write.id);
    }
  }

  #apply(write: Write, stamp: string): Humeur | undefined {
    if (write.type === 'insert') {
      const id = write.id ?? this.#lastId + 1;
      this.#lastId = Math.max(this.#lastId, id);
      const row = { id, ...write.humeur, created_at: stamp, updated_at: stamp };
      this.#rows.set(id, row);
      this.#log.append({ eventType: 'INSERT', new: row, old: null });
      return row;
    }
    const old = this.#rows.get(write.id);
    if (!old) return undefined;
    if (write.type === 'remove') {
      this.#rows.delete(old.id);
      this.#log.append({ eventType: 'DELETE', new: null, old });
      return old;
    }
    const row = { ...old, ...write.patch, updated_at: stamp };
    this.#rows.set(old.id, row);
    this.#log.append({ eventType: 'UPDATE', new: row, old });
    return row;
  }
}
