import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import { PostgresCluster } from './postgres-cluster.ts';

/** Where `postgres-once` leaves the address of the tests' server, and the folder of its programs. */
export const POSTGRES_URL = 'HUMEUR_TEST_POSTGRES';
export const POSTGRES_BIN = 'HUMEUR_TEST_POSTGRES_BIN';

/** Whether there is a PostgreSQL; tests that need one are skipped without it. */
export const hasPostgres = process.env[POSTGRES_URL] !== undefined;

/** An empty database of the tests' server, gone with the test; resolves to its address. */
export async function createDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name}`);
  onTestFinished(() => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`));
  const url = new URL(process.env[POSTGRES_URL]!);
  url.pathname = name;
  return url.href;
}

async function asAdmin(statement: string): Promise<void> {
  const client = new Client({ connectionString: process.env[POSTGRES_URL] });
  await client.connect();
  await client.query(statement);
  await client.end();
}

/** A connection as a person at psql has one, closed with the test. */
export async function openSession(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.end().catch(() => {}));
  return client;
}

/** A server of the test's own, which it may crash and freeze; gone with the test. */
export async function startCluster(): Promise<PostgresCluster> {
  const cluster = await PostgresCluster.start(process.env[POSTGRES_BIN]!);
  onTestFinished(() => cluster.remove());
  return cluster;
}
