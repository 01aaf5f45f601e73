import { Client, type QueryResultRow } from 'pg';

/** Asks one thing on a connection of its own; rejects where connection or answer take longer than so many ms. */
export async function askOnce<Row extends QueryResultRow>(
  connectionString: string,
  text: string,
  patienceMs: number,
): Promise<Row[]> {
  const client = new Client({
    connectionString,
    connectionTimeoutMillis: patienceMs,
    query_timeout: patienceMs,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<Row>(text)).rows;
  } finally {
    void client.end().catch(() => {});
  }
}
