import { Pool } from 'pg';
import type { EventLog } from '../../log/event-log.ts';
import type { DatabaseState } from '../../wire/control.ts';
import type { Humeur } from '../../wire/humeur.ts';
import { HumeurStore, StoreAwayError, type Write } from '../store.ts';
import { Table } from '../table.ts';
import { DatabaseUnusableError, reasonOf, type Address } from './address.ts';
import { expectStorable } from './failures.ts';
import { OutboxReader } from './outbox-reader.ts';
import { keepPruning, type Retention } from './prune.ts';
import { commit } from './write.ts';

export interface PostgresStoreOptions {
  address: Address;
  /** A durable log; the store fills it. */
  log: EventLog;
  retention?: Partial<Retention>;
  /** Milliseconds on the server's clock. */
  now: () => number;
  /** Numbers in [0, 1). */
  random: () => number;
}

/** While the database is away the n-th attempt comes after a random time up to 250 ms × 2ⁿ, at most this. */
const LONGEST_PAUSE_MS = 5_000;
const FIRST_PAUSE_MS = 250;

/** So long the connections may take to end. */
const GOODBYE_MS = 500;

/** Nobody waits for the database longer than these let them, ms. */
const PATIENCE = {
  connectionTimeoutMillis: 2_000,
  lock_timeout: 3_000,
  statement_timeout: 5_000,
  query_timeout: 6_000,
  idle_in_transaction_session_timeout: 10_000,
};

/**
 * Moods in PostgreSQL. Every committed change of the table, whoever made it, comes from the outbox into the log, and
 * from there into `rows`: reading needs no database, and is never ahead of the log or behind it.
 */
export class PostgresStore extends HumeurStore {
  readonly #options: PostgresStoreOptions;
  readonly #table = new Table();
  readonly #pool: Pool;
  readonly #closing = new AbortController();
  readonly #watchers = new Set<() => void>();
  #reader: OutboxReader;
  #state: DatabaseState;
  #ended: Promise<void> | undefined;

  private constructor(options: PostgresStoreOptions) {
    super();
    this.#options = options;
    const { address, now } = options;
    this.#state = { state: 'connected', since: now(), server: address.label };
    this.#pool = new Pool({
      connectionString: address.connectionString,
      application_name: 'humeur-lab',
      max: 10,
      ...PATIENCE,
    });
    // A connection that is lost while idle; the next write makes another one.
    this.#pool.on('error', () => {});
    this.#reader = this.#newReader();
  }

  /** Resolves when the log and the rows are those of the database; rejects with a DatabaseUnusableError. */
  static async open(options: PostgresStoreOptions): Promise<PostgresStore> {
    const store = new PostgresStore(options);
    try {
      await store.#reader.open();
    } catch (error) {
      await store.close();
      throw new DatabaseUnusableError(options.address, error);
    }
    void store.#keepReading();
    keepPruning(store.#pool, { ...options, signal: store.#closing.signal });
    return store;
  }

  get state(): DatabaseState {
    return this.#state;
  }

  get address(): Address {
    return this.#options.address;
  }

  /** The seq of the newest entry in the log. */
  get last(): number {
    return this.#options.log.last;
  }

  /** Connections for short statements. */
  get pool(): Pool {
    return this.#pool;
  }

  /** What brings the outbox into the log at present. */
  get reader(): OutboxReader {
    return this.#reader;
  }

  /** Calls `changed` whenever the database goes away or comes back. */
  watch(changed: () => void): void {
    this.#watchers.add(changed);
  }

  rows(): Iterable<Humeur> {
    return this.#table.rows();
  }

  async list(limit: number) {
    return { rows: this.#table.newest(limit), cursor: this.#options.log.latest };
  }

  async write(writes: readonly Write[]): Promise<(Humeur | undefined)[]> {
    expectStorable(writes);
    if (this.#state.state === 'away') throw new StoreAwayError(`none at ${this.#state.server}`);
    if (writes.length === 0) return [];
    const rows = await commit(this.#pool, writes);
    if (rows.some((row) => row !== undefined)) await this.#reader.caughtUp();
    return rows;
  }

  /** Ends every connection; a database that does not answer is not waited for. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.#reader.close();
    this.#ended ??= this.#pool.end();
    await Promise.race([this.#ended, pause(GOODBYE_MS)]);
  }

  #newReader(): OutboxReader {
    return new OutboxReader({ ...this.#options, table: this.#table });
  }

  async #keepReading(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const reason = await this.#reader.run().catch(reasonOf);
      if (signal.aborted) return;
      this.#become('away', reason);
      await this.#reconnect();
      if (!signal.aborted) this.#become('connected');
    }
  }

  async #reconnect(): Promise<void> {
    const { signal } = this.#closing;
    for (let attempt = 0; !signal.aborted; attempt++) {
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
      await pause(longest * this.#options.random(), signal);
      if (signal.aborted) return;
      const reader = (this.#reader = this.#newReader());
      try {
        return await reader.open();
      } catch {
        reader.close();
      }
    }
  }

  #become(state: DatabaseState['state'], reason?: string) {
    const { address, now } = this.#options;
    this.#state = { state, since: now(), server: address.label, ...(reason !== undefined && { reason }) };
    for (const changed of this.#watchers) changed();
  }
}

/** Resolves after `ms`, or when `signal` aborts. */
function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done);
  });
}
