import { readdirSync, readFileSync } from 'node:fs';
import type { ClientBase } from 'pg';
import { ExpectationError } from '../../wire/expect.ts';
import { inTransaction } from './transaction.ts';

const folder = new URL('migrations/', import.meta.url);

/** Held while migrating, so that of several servers that start together one does it, and the others find it done. */
const LOCK = 4_861_753;

interface Migration {
  number: number;
  name: string;
}

/** `001-humeur.sql`, …: they are never changed once released; what changes is one more of them. */
const MIGRATIONS: readonly Migration[] = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .sort()
  .map((name) => ({ number: Number.parseInt(name, 10), name }));

/** Brings the database to the lab's newest tables; does nothing where they are there. */
export async function migrate(client: ClientBase): Promise<void> {
  if ((await lastMigration(client)) === MIGRATIONS.at(-1)!.number) return;
  await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
  try {
    await migrateLocked(client);
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [LOCK]);
  }
}

async function migrateLocked(client: ClientBase): Promise<void> {
  await expectUsable(client);
  const last = await lastMigration(client);
  const known = MIGRATIONS.at(-1)!.number;
  if (last > known) throw new ExpectationError('Database', `at most migration ${known}`, String(last));
  for (const migration of MIGRATIONS.filter(({ number }) => number > last)) await apply(client, migration);
}

async function expectUsable(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; encoding: string; readonly: string }>(`
    SELECT current_setting('server_version_num')::integer AS version,
      current_setting('server_encoding') AS encoding, current_setting('transaction_read_only') AS readonly`);
  const { version, encoding, readonly } = rows[0]!;
  if (version < 140_000) throw new ExpectationError('Database', 'PostgreSQL 14 or later', String(version));
  if (encoding !== 'UTF8') throw new ExpectationError('Database', 'the encoding UTF8', encoding);
  if (readonly === 'on') throw new ExpectationError('Database', 'one that can be written to', 'a standby');
}

/** 0 where the lab has never been. */
async function lastMigration(client: ClientBase): Promise<number> {
  const { rows } = await client.query("SELECT to_regclass('humeur_lab.migration') IS NOT NULL AS there");
  if (!(rows[0] as { there: boolean }).there) return 0;
  const last = await client.query<{ last: number }>(
    'SELECT coalesce(max(number), 0) AS last FROM humeur_lab.migration',
  );
  return last.rows[0]!.last;
}

async function apply(client: ClientBase, { number, name }: Migration): Promise<void> {
  await inTransaction(client, async () => {
    await client.query(`
      CREATE SCHEMA IF NOT EXISTS humeur_lab;
      CREATE TABLE IF NOT EXISTS humeur_lab.migration (
        number integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now()
      )`);
    await client.query(readFileSync(new URL(name, folder), 'utf8'));
    await client.query('INSERT INTO humeur_lab.migration (number, name) VALUES ($1, $2)', [number, name]);
  });
}
