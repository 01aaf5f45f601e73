import { findPostgres, PostgresCluster } from '../support/postgres-cluster.ts';

/** Runs a benchmark on a PostgreSQL of its own, in a temporary folder; or says that there is none. */
export async function withCluster(
  settings: readonly string[],
  bench: (url: string) => Promise<void>,
): Promise<void> {
  const bin = await findPostgres();
  if (bin === undefined) {
    process.stderr.write('Expected PostgreSQL 14 or later on this machine, got none.\n');
    process.exitCode = 1;
    return;
  }
  const cluster = await PostgresCluster.start(bin, settings);
  try {
    await bench(cluster.url());
  } finally {
    await cluster.remove();
  }
}
