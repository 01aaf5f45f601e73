import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import type { EventLog } from '../../log/event-log.ts';
import type { DatabaseState } from '../../wire/control.ts';
import type { Humeur } from '../../wire/humeur.ts';
import { HumeurStore, StoreAwayError, type Write } from '../store.ts';
import { Table } from '../table.ts';
import { DatabaseUnusableError, type Address } from './address.ts';
import { expectStorable } from './failures.ts';
import { Intake } from './intake.ts';
import { KeptReader } from './kept-reader.ts';
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
  readonly address: Address;
  readonly log: EventLog;
  /** Connections for short statements. */
  readonly pool: Pool;
  readonly intake: Intake;
  readonly reader: KeptReader;
  readonly #table = new Table();
  readonly #closing = new AbortController();
  #ended: Promise<void> | undefined;

  private constructor({ address, log, now, random }: PostgresStoreOptions) {
    super();
    this.address = address;
    this.log = log;
    const { connectionString } = address;
    this.pool = new Pool({ connectionString, application_name: 'humeur-lab', max: 10, ...PATIENCE });
    // A connection may be lost while it is idle, or between two statements: then the next statement says so.
    this.pool.on('error', () => {});
    this.pool.on('connect', (client) => client.on('error', () => {}));
    this.intake = new Intake({ log, table: this.#table, now, begun: () => this.reader.begun() });
    this.reader = new KeptReader({ address, intake: this.intake, now, random });
  }

  /** Resolves when the log and the rows are those of the database; rejects with a DatabaseUnusableError. */
  static async open(options: PostgresStoreOptions): Promise<PostgresStore> {
    const store = new PostgresStore(options);
    try {
      await store.reader.open();
    } catch (error) {
      await store.close();
      throw new DatabaseUnusableError(options.address, error);
    }
    keepPruning(store.pool, { ...options, signal: store.#closing.signal });
    return store;
  }

  get state(): DatabaseState {
    return this.reader.state;
  }

  rows(): Iterable<Humeur> {
    return this.#table.rows();
  }

  async list(limit: number) {
    return { rows: this.#table.newest(limit), cursor: this.log.latest };
  }

  async write(writes: readonly Write[]): Promise<(Humeur | undefined)[]> {
    expectStorable(writes);
    if (this.state.state === 'away') throw new StoreAwayError(`none at ${this.state.server}`);
    if (writes.length === 0) return [];
    const rows = await commit(this.pool, writes);
    if (rows.some((row) => row !== undefined)) await this.reader.caughtUp();
    return rows;
  }

  /** Ends every connection; a database that does not answer is not waited for. */
  async close(): Promise<void> {
    this.#closing.abort();
    this.reader.close();
    this.#ended ??= this.pool.end();
    await Promise.race([this.#ended, pause(GOODBYE_MS, undefined, { ref: false })]);
  }
}
