import type { Pool, PoolClient, QueryConfig } from 'pg';
import type { Humeur } from '../../wire/humeur.ts';
import type { Write } from '../store.ts';
import { writeFailure } from './failures.ts';

type Row = Humeur | undefined;

/** Commits all of the writes or none; resolves to the rows as the wire has them. Throws what `writeFailure` makes. */
export async function commit(pool: Pool, writes: readonly Write[]): Promise<Row[]> {
  const client = await pool.connect().catch((error: unknown) => {
    throw writeFailure(error, undefined);
  });
  let broken = false;
  try {
    return await (writes.length === 1 ? commitOne(client, writes[0]!) : commitAll(client, writes));
  } catch (error) {
    broken = true;
    throw error;
  } finally {
    // What went wrong may have left a transaction open, or an answer to come: such a connection is not used again.
    client.release(broken);
  }
}

async function commitOne(client: PoolClient, write: Write): Promise<Row[]> {
  return [await execute(client, write)];
}

async function commitAll(client: PoolClient, writes: readonly Write[]): Promise<Row[]> {
  const rows: Row[] = [];
  await control(client, 'BEGIN');
  for (const write of writes) rows.push(await execute(client, write));
  await control(client, 'COMMIT');
  return rows;
}

async function control(client: PoolClient, text: 'BEGIN' | 'COMMIT'): Promise<void> {
  await client.query(text).catch((error: unknown) => {
    throw writeFailure(error, undefined);
  });
}

async function execute(client: PoolClient, write: Write): Promise<Row> {
  try {
    return (await client.query<{ row: Humeur }>(statementOf(write))).rows[0]?.row;
  } catch (error) {
    throw writeFailure(error, write);
  }
}

function statementOf(write: Write): QueryConfig<unknown[]> {
  if (write.type === 'remove') {
    const text = 'DELETE FROM public.humeur WHERE id = $1 RETURNING humeur_lab.wire(humeur) AS row';
    return { name: 'remove', text, values: [write.id] };
  }
  if (write.type === 'update') {
    const { nom, emoji, commentaire } = write.patch;
    const text = `UPDATE public.humeur
      SET nom = coalesce($2, nom), emoji = coalesce($3, emoji), commentaire = coalesce($4, commentaire)
      WHERE id = $1 RETURNING humeur_lab.wire(humeur) AS row`;
    return { name: 'update', text, values: [write.id, nom, emoji, commentaire] };
  }
  const { nom, emoji, commentaire } = write.humeur;
  const given = write.id === undefined ? [] : [write.id];
  const text = `INSERT INTO public.humeur (nom, emoji, commentaire${given.length > 0 ? ', id' : ''})
    VALUES ($1, $2, $3${given.length > 0 ? ', $4' : ''}) RETURNING humeur_lab.wire(humeur) AS row`;
  return { name: `insert-${given.length}`, text, values: [nom, emoji, commentaire, ...given] };
}
