import type { ClientBase, QueryConfig } from 'pg';
import { ExpectationError } from '../../wire/expect.ts';
import type { Change, Humeur } from '../../wire/humeur.ts';
import { inTransaction } from './transaction.ts';

/** The lab keeps every row in memory, which makes reads exact and quick; a larger table is not one for a lesson. */
export const MOST_ROWS = 100_000;

/** Reading everything may take longer than reading what is new, ms. */
const LOAD_TIMEOUT_MS = 60_000;

export interface OutboxRow {
  seq: number;
  /** Milliseconds since 1970 on the database's clock. */
  committed: number;
  change: Change;
}

export interface Snapshot {
  epoch: string;
  last: number;
  rows: Humeur[];
  /** The end of the outbox, oldest first. */
  tail: OutboxRow[];
}

export const OUTBOX_COLUMNS =
  'seq::float8 AS seq, (extract(epoch FROM committed_at) * 1000)::float8 AS committed, change';

const HEAD =
  'SELECT epoch, (SELECT coalesce(max(seq), 0)::float8 FROM humeur_lab.outbox) AS last FROM humeur_lab.head';

export interface Head {
  epoch: string;
  last: number;
}

/** Which life of the log this is, and its newest seq. */
export async function readHead(client: ClientBase): Promise<Head> {
  return (await client.query<Head>(HEAD)).rows[0]!;
}

/**
 * Names another life of the log. A database that is behind what was read of it has lost commits (a backup, a disk that
 * lied): its next numbers would be taken for others that were seen already.
 */
export async function renewEpoch(client: ClientBase, old: string): Promise<void> {
  await client.query('UPDATE humeur_lab.head SET epoch = DEFAULT WHERE epoch = $1', [old]);
}

/** The table, and at most `capacity` changes that led to it, as they were at one moment. */
export function readSnapshot(client: ClientBase, capacity: number): Promise<Snapshot> {
  return inTransaction(client, () => readAll(client, capacity), 'ISOLATION LEVEL REPEATABLE READ READ ONLY');
}

async function readAll(client: ClientBase, capacity: number): Promise<Snapshot> {
  // What TRUNCATE empties is empty for older snapshots too.
  await client.query('LOCK TABLE public.humeur IN ACCESS SHARE MODE');
  const head = await readHead(client);
  await expectBound(client);
  const rows = await client.query<{ row: Humeur }>(
    patient('SELECT humeur_lab.wire(humeur) AS row FROM public.humeur ORDER BY id'),
  );
  const tail = await client.query<OutboxRow>({
    ...patient(`SELECT ${OUTBOX_COLUMNS} FROM humeur_lab.outbox WHERE seq > $1 ORDER BY seq`),
    values: [head.last - capacity],
  });
  return { ...head, rows: rows.rows.map(({ row }) => row), tail: tail.rows };
}

async function expectBound(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::float8 AS count FROM public.humeur',
  );
  const { count } = rows[0]!;
  if (count > MOST_ROWS)
    throw new ExpectationError('Table humeur', `at most ${MOST_ROWS} rows`, `${count} rows`);
}

/** A query with more time than the client's others have. */
function patient(text: string): QueryConfig & { query_timeout: number } {
  return { text, query_timeout: LOAD_TIMEOUT_MS };
}
