/** The database that the lab is told to use: where it is, and what keeps the lab from it. */
export interface DatabaseFacts {
  label: string;
  trouble: string | undefined;
}

/** So long it is tried, ms. */
const PATIENCE_MS = 3_000;

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
  const { parseAddress, reasonOf } = await import('../store/postgres/address.ts');
  const { askOnce } = await import('../store/postgres/ask-once.ts');
  let label = 'DATABASE_URL';
  try {
    const { connectionString, label: place } = parseAddress(url);
    label = place;
    await askOnce(connectionString, 'SELECT 1', PATIENCE_MS);
    return { label, trouble: undefined };
  } catch (error) {
    return { label, trouble: reasonOf(error) };
  }
}
