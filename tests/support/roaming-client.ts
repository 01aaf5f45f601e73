import { parseCursor, type Cursor, type Entry } from '../../lab-server/wire/batch.ts';
import type { StreamName } from '../../lab-server/wire/transports.ts';
import type { Humeur } from '../../lab-server/wire/humeur.ts';
import { Link } from '../../lab-ui/link/link.ts';
import { clientTransport } from '../../lab-ui/transports/all.ts';
import { Facts } from './until.ts';

/** A client that goes on at another server whenever it loses one, and keeps the list as a page does. */
export class RoamingClient {
  readonly facts = new Facts();
  readonly rows = new Map<number, Humeur>();
  gaps = 0;
  /** Entries that were not the one after the last. */
  wrong = 0;
  requests = 0;
  readonly #onEntry: (entry: Entry) => void;
  #seq = 0;
  readonly #link: Link;
  readonly #done: Promise<void>;

  private constructor(
    transport: StreamName,
    origins: readonly string[],
    begin: { rows: readonly Humeur[]; cursor: Cursor },
    onEntry: (entry: Entry) => void,
  ) {
    this.#onEntry = onEntry;
    this.#load(begin);
    const address = () => new URL(`/stream/${transport}`, origins[this.requests++ % origins.length]);
    this.#link = new Link({
      transport: clientTransport(transport, { pollMs: 100, conditional: false }),
      get url() {
        return address();
      },
      after: begin.cursor,
      backoff: { baseMs: 20, capMs: 400, max: Infinity },
      now: () => performance.now(),
      random: Math.random,
      onEntries: (entries) => this.#take(entries),
      onState: () => this.facts.changed(),
      onGap: async () => {
        this.gaps++;
        return this.#load(await snapshot(origins[this.requests % origins.length]!));
      },
    });
    this.#done = this.#link.run();
  }

  /** Has the state, and follows from there, at the first server first; each entry is told as it arrives. */
  static async start(
    transport: StreamName,
    origins: readonly string[],
    onEntry: (entry: Entry) => void = () => {},
  ): Promise<RoamingClient> {
    return new RoamingClient(transport, origins, await snapshot(origins[0]!), onEntry);
  }

  get seq(): number {
    return this.#seq;
  }

  async stop(): Promise<void> {
    this.#link.stop();
    await this.#done;
  }

  #load({ rows, cursor }: { rows: readonly Humeur[]; cursor: Cursor }): Cursor {
    this.rows.clear();
    for (const row of rows) this.rows.set(row.id, row);
    this.#seq = parseCursor(cursor).seq;
    return cursor;
  }

  #take(entries: readonly Entry[]) {
    for (const entry of entries) {
      const { seq, change } = entry;
      this.#onEntry(entry);
      if (seq !== this.#seq + 1) this.wrong++;
      this.#seq = seq;
      if (change.eventType === 'DELETE') this.rows.delete(change.old.id);
      else this.rows.set(change.new.id, change.new);
    }
    this.facts.changed();
  }
}

async function snapshot(origin: string): Promise<{ rows: Humeur[]; cursor: Cursor }> {
  const response = await fetch(new URL('/humeurs?limit=1000', origin));
  return (await response.json()) as { rows: Humeur[]; cursor: Cursor };
}
