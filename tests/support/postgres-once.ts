import { existsSync } from 'node:fs';
import { findPostgres, PostgresCluster } from './postgres-cluster.ts';
import { run } from './process.ts';
import { POSTGRES_BIN, POSTGRES_URL } from './postgres.ts';

/**
 * Starts one PostgreSQL for all tests of the run; where there is none, it is installed, or their tests are skipped and
 * it is said why. Returns what ends it.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[POSTGRES_URL]) return undefined;
  const bin = (await findPostgres()) ?? (await installFromDebian());
  if (bin === undefined) {
    process.stdout.write('No PostgreSQL found: its tests are SKIPPED. Install postgresql 14 or later.\n');
    return undefined;
  }
  const cluster = await PostgresCluster.start(bin, ['max_connections=300']);
  process.env[POSTGRES_URL] = cluster.url();
  process.env[POSTGRES_BIN] = bin;
  return () => cluster.remove();
}

/** As root on Debian and its kin only. */
async function installFromDebian(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;
  process.stdout.write('No PostgreSQL found: apt-get install postgresql\n');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'postgresql'], { env });
  return findPostgres();
}
