import { Client } from 'pg';
import type { EventLog } from '../../log/event-log.ts';
import { StoreAwayError } from '../store.ts';
import type { Table } from '../table.ts';
import type { Address } from './address.ts';
import { DatabaseClock } from './database-clock.ts';
import { migrate } from './migrate.ts';
import { OUTBOX_COLUMNS, readHead, readSnapshot, renewEpoch, type OutboxRow } from './snapshot.ts';

/** NOTIFY wakes the reader; it looks all the same, so that a connection that is dead without a word is noticed. */
const POLL_MS = 2_000;

/** An answer that takes longer is none. */
const ANSWER_MS = 4_000;
const CONNECT_MS = 2_000;

/** Clocks drift: the database's is compared so often. */
const PROBE_EVERY_MS = 30_000;

/** Most entries in one answer. */
const PAGE = 500;

export interface OutboxReaderOptions {
  address: Address;
  log: EventLog;
  table: Table;
  /** Milliseconds on the server's clock. */
  now: () => number;
}

/** One reading of the outbox: whose entries it brought, and when; milliseconds on the server's clock. */
export interface Reading {
  first: number;
  last: number;
  /** When the answer had come, and when the log had its last entry. */
  readAt: number;
  loggedAt: number;
}

interface Waiting {
  resolve: () => void;
  reject: (error: Error) => void;
}

/** So many readings are remembered, for those who ask how an entry came here. */
const READINGS = 1_000;

/**
 * One connection, and never one of the pool, that brings the outbox into the log: `LISTEN` says when, the seq says
 * from where. It lives as long as its connection.
 */
export class OutboxReader {
  readonly clock: DatabaseClock;
  readonly readings: Reading[] = [];
  readonly #options: OutboxReaderOptions;
  readonly #client: Client;
  /** Who waits for a reading that begins from now on, and for the one under way. */
  readonly #waiting: Waiting[] = [];
  #served: Waiting[] = [];
  #failed: Error | undefined;
  #woken = true;
  #wake = () => {};
  #probedAt = -Infinity;

  constructor(options: OutboxReaderOptions) {
    this.#options = options;
    this.clock = new DatabaseClock(options.now);
    this.#client = new Client({
      connectionString: options.address.connectionString,
      application_name: 'humeur-lab outbox',
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: ANSWER_MS,
      keepAlive: true,
    });
    this.#client.on('error', (error) => this.#fail(error));
    this.#client.on('end', () => this.#fail(new Error('the connection has ended')));
    this.#client.on('notification', () => this.#look());
  }

  /** Connects, brings the tables up to date, and the log to where they are: resolves when it may be read. */
  async open(): Promise<void> {
    await this.#client.connect();
    await migrate(this.#client);
    await this.#client.query('LISTEN humeur_outbox');
    await this.#probe();
    await this.#takeUp();
  }

  /** Brings what is committed into the log; never resolves, rejects when the connection is lost. */
  async run(): Promise<never> {
    try {
      for (;;) {
        await this.#sleepUntilWoken();
        this.#served = this.#waiting.splice(0);
        await this.#readNew();
        for (const { resolve } of this.#served.splice(0)) resolve();
        if (this.#options.now() - this.#probedAt > PROBE_EVERY_MS) await this.#probe();
      }
    } catch (error) {
      this.#fail(error as Error);
      throw error;
    } finally {
      this.close();
    }
  }

  /** Resolves when the log has all that is committed now. */
  caughtUp(): Promise<void> {
    if (this.#failed) return Promise.reject(lostAfterCommit());
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#look();
    });
  }

  close(): void {
    this.#fail(new Error('the lab is closing'));
    void this.#client.end().catch(() => {});
  }

  #look() {
    this.#woken = true;
    this.#wake();
  }

  #fail(error: Error) {
    this.#failed ??= error;
    for (const { reject } of [...this.#served.splice(0), ...this.#waiting.splice(0)])
      reject(lostAfterCommit());
    this.#wake();
  }

  async #sleepUntilWoken(): Promise<void> {
    if (!this.#woken && !this.#failed) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    if (this.#failed) throw this.#failed;
    this.#woken = false;
  }

  async #probe() {
    await this.clock.probe(this.#client);
    this.#probedAt = this.#options.now();
  }

  /** Goes on where the log is, if that is a place in this outbox; else the log begins anew. */
  async #takeUp() {
    const { log } = this.#options;
    const { epoch, last } = await readHead(this.#client);
    if (epoch === log.epoch && last >= log.last) return this.#readNew();
    if (epoch === log.epoch) await renewEpoch(this.#client, epoch);
    await this.#beginAnew();
  }

  async #beginAnew() {
    const { log, table } = this.#options;
    const { epoch, last, rows, tail } = await readSnapshot(this.#client, log.capacity);
    table.load(rows);
    const entries = tail.map(({ seq, committed, change }) => ({
      seq,
      at: this.clock.fromDatabase(committed),
      change,
    }));
    log.begin({ epoch, last, entries });
  }

  async #readNew() {
    const { log, now } = this.#options;
    for (let full = true; full;) {
      const askedAt = now();
      const { rows } = await this.#client.query<OutboxRow>({
        name: 'read-outbox',
        text: `SELECT ${OUTBOX_COLUMNS} FROM humeur_lab.outbox WHERE seq > $1 ORDER BY seq LIMIT ${PAGE}`,
        values: [log.last],
      });
      full = rows.length === PAGE;
      const [first] = rows;
      // What came in between has been pruned: this server was away for too long.
      if (first && first.seq !== log.last + 1) return this.#beginAnew();
      if (first) this.#take(rows);
      if (!full) log.complete(askedAt);
    }
  }

  /** The table first: whoever is woken by the log finds the rows as they are at its latest cursor. */
  #take(rows: readonly OutboxRow[]) {
    const { log, table, now } = this.#options;
    const readAt = now();
    for (const { committed, change } of rows) {
      table.apply(change);
      log.append(change, Math.min(this.clock.fromDatabase(committed), readAt));
    }
    this.readings.push({ first: rows[0]!.seq, last: rows.at(-1)!.seq, readAt, loggedAt: now() });
    if (this.readings.length > READINGS) this.readings.shift();
  }
}

function lostAfterCommit(): StoreAwayError {
  return new StoreAwayError('the change committed, and the connection lost before the lab had read it back');
}
