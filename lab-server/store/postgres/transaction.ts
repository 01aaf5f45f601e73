import type { ClientBase } from 'pg';

/** All that `work` does or nothing of it, in a transaction (`mode`: what comes after `BEGIN`); rejects as `work` does. */
export async function inTransaction<T>(client: ClientBase, work: () => Promise<T>, mode = ''): Promise<T> {
  await client.query(`BEGIN ${mode}`);
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // On a connection that is lost this fails too: the first failure says why.
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
}
