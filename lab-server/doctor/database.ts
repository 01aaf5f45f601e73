/** The database that the lab is told to use: where it is, and what keeps the lab from it. */
export interface DatabaseFacts {
  label: string;
  trouble: string | undefined;
}

/** Tries it; undefined where DATABASE_URL names none, or the package that speaks to it is not installed. */
export async function examineDatabase(url: string | undefined): Promise<DatabaseFacts | undefined> {
  if (url === undefined) return undefined;
  try {
    return await tryDatabase(url);
  } catch {
    return undefined;
  }
}

async function tryDatabase(url: string): Promise<DatabaseFacts> {
  const { Client } = await import('pg');
  const { parseAddress, reasonOf } = await import('../store/postgres/address.ts');
  let label = 'DATABASE_URL';
  try {
    const { connectionString, label: place } = parseAddress(url);
    label = place;
    const client = new Client({ connectionString, connectionTimeoutMillis: 3_000, query_timeout: 3_000 });
    client.on('error', () => {});
    await client.connect();
    await client.query('SELECT 1');
    await client.end();
    return { label, trouble: undefined };
  } catch (error) {
    return { label, trouble: reasonOf(error) };
  }
}
