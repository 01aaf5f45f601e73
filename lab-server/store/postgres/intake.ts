import type { ClientBase } from 'pg';
import { hundredths, type EventLog } from '../../log/event-log.ts';
import type { Table } from '../table.ts';
import { DatabaseClock } from './database-clock.ts';
import { OUTBOX_COLUMNS, readHead, readSnapshot, renewEpoch, type OutboxRow } from './snapshot.ts';

/** Most entries in one answer of the database. */
const PAGE = 500;

/** Clocks drift: the database's is compared so often, ms. */
const PROBE_EVERY_MS = 30_000;

/** Somebody may have restored a backup, or emptied the outbox: so often it is looked at, ms. */
const CHECK_EVERY_MS = 2_000;

/** So many readings are remembered, for those who ask how an entry came here. */
const READINGS = 1_000;

/** One reading of the outbox: whose entries it brought, and when; milliseconds on the server's clock. */
export interface Reading {
  first: number;
  last: number;
  /** When the answer had come, and when the log had all of it: nobody was sent any of it before. */
  readAt: number;
  loggedAt: number;
}

export interface IntakeOptions {
  log: EventLog;
  table: Table;
  /** Milliseconds on the server's clock. */
  now: () => number;
  /** Called when the log has begun, or begun anew. */
  begun: () => void;
}

/** Brings the outbox into the log and into the rows, over whichever connection there is. */
export class Intake {
  readonly clock: DatabaseClock;
  readonly readings: Reading[] = [];
  readonly #options: IntakeOptions;
  #probedAt = -Infinity;
  #checkedAt = -Infinity;

  constructor(options: IntakeOptions) {
    this.#options = options;
    this.clock = new DatabaseClock(options.now);
  }

  /** Begins to take from this connection. */
  async open(client: ClientBase): Promise<void> {
    await this.#probe(client);
    await this.#takeUp(client);
  }

  /** Takes everything that is committed by now; now and then it looks whether the log is still the same. */
  async readNew(client: ClientBase): Promise<void> {
    const now = this.#options.now();
    if (now - this.#probedAt > PROBE_EVERY_MS) await this.#probe(client);
    if (now - this.#checkedAt > CHECK_EVERY_MS) await this.#takeUp(client);
    else await this.#readRows(client);
  }

  /** Goes on where the log is, if that is a place in this outbox; else the log begins anew. */
  async #takeUp(client: ClientBase): Promise<void> {
    const { log, now } = this.#options;
    this.#checkedAt = now();
    const { epoch, last } = await readHead(client);
    if (epoch === log.epoch && last >= log.last) return this.#readRows(client);
    if (epoch === log.epoch) await renewEpoch(client, epoch);
    await this.#beginAnew(client);
  }

  async #readRows(client: ClientBase): Promise<void> {
    const { log, now } = this.#options;
    for (let full = true; full;) {
      const askedAt = now();
      const { rows } = await client.query<OutboxRow>({
        name: 'read-outbox',
        text: `SELECT ${OUTBOX_COLUMNS} FROM humeur_lab.outbox WHERE seq > $1 ORDER BY seq LIMIT ${PAGE}`,
        values: [log.last],
      });
      full = rows.length === PAGE;
      const [first] = rows;
      // What came in between has been pruned: this server was away for too long.
      if (first && first.seq !== log.last + 1) return this.#beginAnew(client);
      if (first) this.#take(rows);
      if (!full) log.complete(askedAt);
    }
  }

  async #probe(client: ClientBase) {
    await this.clock.probe(client);
    this.#probedAt = this.#options.now();
  }

  async #beginAnew(client: ClientBase) {
    const { log, table, begun } = this.#options;
    const { epoch, last, rows, tail } = await readSnapshot(client, log.capacity);
    table.load(rows);
    const entries = tail.map(({ seq, committed, change }) => ({
      seq,
      at: this.clock.fromDatabase(committed),
      change,
    }));
    log.begin({ epoch, last, entries });
    begun();
  }

  /** The rows first: whoever is woken by the log finds them as they are at its latest cursor. */
  #take(rows: readonly OutboxRow[]) {
    const { log, table, now } = this.#options;
    const readAt = hundredths(now());
    for (const { change } of rows) table.apply(change);
    const loggedAt = log.appendAll(
      rows.map(({ committed, change }) => ({
        change,
        at: Math.min(this.clock.fromDatabase(committed), readAt),
      })),
    );
    this.readings.push({ first: rows[0]!.seq, last: rows.at(-1)!.seq, readAt, loggedAt });
    if (this.readings.length > READINGS) this.readings.shift();
  }
}
