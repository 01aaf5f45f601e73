import type { Client } from 'pg';
import { startLab } from './lab.ts';
import { createDatabase, openSession } from './postgres.ts';

/** A lab on an empty database of its own, and a session of somebody else there. */
export async function startOnDatabase(options: Parameters<typeof startLab>[0] = {}) {
  const database = await createDatabase();
  const lab = await startLab({ database, ...options });
  return { lab, database, psql: await openSession(database) };
}

/** Inserts a mood without the lab. */
export async function insertBySql(session: Client, commentaire: string): Promise<void> {
  const statement = "INSERT INTO humeur (nom, emoji, commentaire) VALUES ('Zoé', '😴', $1)";
  await session.query(statement, [commentaire]);
}
