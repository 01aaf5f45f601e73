import type { EventLog } from '../log/event-log.ts';
import type { Change, Humeur } from '../wire/humeur.ts';
import { DuplicateIdError, HumeurStore, type Write } from './store.ts';
import { Table } from './table.ts';

/** An id beyond this that is given by hand does not move the counter: it would soon be at its end. */
const HIGHEST_TO_PASS = 1_000_000_000_000;

/** Moods in memory: gone when the server stops, and with them the log's epoch. */
export class MemoryStore extends HumeurStore {
  readonly #log: EventLog;
  readonly #date: () => Date;
  readonly #table = new Table();
  #lastId = 0;

  constructor(log: EventLog, date: () => Date) {
    super();
    this.#log = log;
    this.#date = date;
  }

  rows(): Iterable<Humeur> {
    return this.#table.rows();
  }

  async list(limit: number) {
    return { rows: this.#table.newest(limit), cursor: this.#log.latest };
  }

  async write(writes: readonly Write[]): Promise<(Humeur | undefined)[]> {
    const stamp = this.#date().toISOString();
    const changes = this.#plan(writes, stamp);
    const made = changes.flatMap((change) => (change ? [{ change }] : []));
    for (const { change } of made) this.#table.apply(change);
    this.#log.appendAll(made);
    return changes.map((change) => change && (change.new ?? change.old));
  }

  /** What the writes come to one after the other, before anything is written. */
  #plan(writes: readonly Write[], stamp: string): (Change | undefined)[] {
    const planned = new Map<number, Humeur | null>();
    let lastId = this.#lastId;
    const changes = writes.map((write) => {
      const id = write.id ?? lastId + 1;
      if (write.type === 'insert' && id < HIGHEST_TO_PASS) lastId = Math.max(lastId, id);
      const before = planned.has(id) ? (planned.get(id) ?? undefined) : this.#table.get(id);
      const change = changeBy(write, id, before, stamp);
      if (change) planned.set(id, change.new);
      return change;
    });
    this.#lastId = lastId;
    return changes;
  }
}

function changeBy(write: Write, id: number, old: Humeur | undefined, stamp: string): Change | undefined {
  if (write.type === 'insert') {
    if (old) throw new DuplicateIdError(id);
    const row = { id, ...write.humeur, created_at: stamp, updated_at: stamp };
    return { eventType: 'INSERT', new: row, old: null };
  }
  if (!old) return undefined;
  if (write.type === 'remove') return { eventType: 'DELETE', new: null, old };
  return { eventType: 'UPDATE', new: { ...old, ...write.patch, updated_at: stamp }, old };
}
