import { reasonOf } from '../store/postgres/address.ts';
import type { Reading } from '../store/postgres/intake.ts';
import type { PostgresStore } from '../store/postgres/postgres-store.ts';
import { OUTBOX_COLUMNS } from '../store/postgres/snapshot.ts';
import type { SqlAnswer } from '../wire/sql.ts';
import { ensureSqlLogin, loginTrouble } from './login.ts';
import { runStatement } from './statement.ts';

/** So many rows, and hops of so many changes, are told. */
const MOST_TOLD = 100;

/** Runs what a person types, as a role that may only touch the table, and tells the way of each change into the log. */
export class SqlBox {
  readonly #store: PostgresStore;
  readonly #connectionString: string;
  readonly #now: () => number;

  constructor(store: PostgresStore, connectionString: string, now: () => number) {
    this.#store = store;
    this.#connectionString = connectionString;
    this.#now = now;
  }

  /** Resolves when the log has what the statement changed. Throws what `runStatement` throws. */
  async run(sql: string): Promise<SqlAnswer> {
    const askedAt = this.#now();
    const before = this.#store.log.last;
    const { command, rowCount, fields, rows, pid } = await runStatement(this.#connectionString, sql);
    await this.#store.reader.caughtUp();
    const hops = await this.#hops(pid, before);
    return {
      command,
      rowCount,
      columns: fields.map(({ name }) => name),
      rows: rows.slice(0, MOST_TOLD),
      askedAt,
      committedAt: hops[0]?.committedAt ?? null,
      hops,
    };
  }

  async #hops(pid: number, before: number): Promise<SqlAnswer['hops']> {
    const { clock, readings } = this.#store.intake;
    const { rows } = await this.#store.pool.query<{ seq: number; committed: number }>(
      `SELECT ${OUTBOX_COLUMNS} FROM humeur_lab.outbox WHERE seq > $1 AND pid = $2 ORDER BY seq LIMIT $3`,
      [before, pid, MOST_TOLD],
    );
    return rows.flatMap(({ seq, committed }) => {
      const reading = readings.findLast(contains(seq));
      if (!reading) return [];
      const { readAt, loggedAt } = reading;
      return [{ seq, committedAt: Math.min(clock.fromDatabase(committed), readAt), readAt, loggedAt }];
    });
  }
}

function contains(seq: number): (reading: Reading) => boolean {
  return ({ first, last }) => first <= seq && seq <= last;
}

/** The box, or the reason why there is none. */
export async function openSqlBox(store: PostgresStore, now: () => number): Promise<SqlBox | string> {
  try {
    const { role, password } = await ensureSqlLogin(store.pool);
    const url = new URL(store.address.connectionString);
    Object.assign(url, { username: role, password });
    return (await loginTrouble(url.href)) ?? new SqlBox(store, url.href, now);
  } catch (error) {
    return `no role for it: ${reasonOf(error)}`;
  }
}
