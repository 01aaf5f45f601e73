import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { STREAMS } from '../../lab-server/wire/transports.ts';
import type { Humeur } from '../../lab-server/wire/humeur.ts';
import { RoamingClient } from './roaming-client.ts';
import { SqlWriter } from './sql-writer.ts';
import { eventually } from './until.ts';

/** A lab that runs as a process of its own. */
export interface ServerProcess {
  readonly port: number;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
}

export interface ChaosOptions {
  database: string;
  clients: number;
  /** Changes a second. */
  rate: number;
  /** How often each server is killed. */
  kills: number;
  /** Starts a lab on the database; resolves when it listens. */
  startServer: (port: number) => Promise<ServerProcess>;
  tell?: (line: string) => void;
}

export interface ChaosResult {
  changes: number;
  requests: number;
  gaps: number;
  /** Entries that a client had twice, or that it missed. */
  wrong: number;
  /** Clients whose list is not the database's at the end. */
  differing: number;
}

/** Connections that write. */
const WRITERS = 4;

/** Two servers on one database, clients that switch between them, and each server killed in turn while many write. */
export async function makeChaos(options: ChaosOptions): Promise<ChaosResult> {
  const { database, rate, kills, startServer, tell = () => {} } = options;
  const servers = [await startServer(0), await startServer(0)];
  const clients = await startClients(options, servers);
  const writers = await Promise.all(
    Array.from({ length: WRITERS }, () => SqlWriter.start(database, rate / WRITERS)),
  );
  const written = () => writers.reduce((sum, writer) => sum + writer.written, 0);
  const second = async () => {
    const before = written();
    await eventually(() => written() >= before + rate);
  };
  for (let n = 0; n < kills * servers.length; n++) {
    await second();
    const which = n % servers.length;
    const { port } = servers[which]!;
    await servers[which]!.kill();
    await second();
    servers[which] = await startServer(port);
    tell(`server ${which + 1} killed and started again, ${written()} changes so far`);
  }
  await second();
  for (const writer of writers) await writer.stop();
  const truth = await readTruth(database);
  for (const client of clients) await client.facts.until(() => client.seq >= truth.last);
  for (const client of clients) await client.stop();
  for (const server of servers) await server.kill();
  return judge(clients, truth);
}

function startClients(
  { clients }: ChaosOptions,
  servers: readonly ServerProcess[],
): Promise<RoamingClient[]> {
  const origins = servers.map(({ port }) => `http://127.0.0.1:${port}`);
  return Promise.all(
    Array.from({ length: clients }, (_, n) =>
      RoamingClient.start(STREAMS[n % STREAMS.length]!, n % 2 === 0 ? origins : origins.toReversed()),
    ),
  );
}

interface Truth {
  last: number;
  rows: Humeur[];
}

async function readTruth(database: string): Promise<Truth> {
  const client = new Client({ connectionString: database });
  await client.connect();
  const last = await client.query<{ last: number }>('SELECT max(seq)::float8 AS last FROM humeur_lab.outbox');
  const rows = await client.query<{ row: Humeur }>(
    'SELECT humeur_lab.wire(humeur) AS row FROM public.humeur ORDER BY id',
  );
  await client.end();
  return { last: last.rows[0]!.last, rows: rows.rows.map(({ row }) => row) };
}

function judge(clients: readonly RoamingClient[], { last, rows }: Truth): ChaosResult {
  const sum = (of: (client: RoamingClient) => number) => clients.reduce((total, each) => total + of(each), 0);
  const list = (client: RoamingClient) => [...client.rows.values()].sort((one, other) => one.id - other.id);
  return {
    changes: last,
    requests: sum(({ requests }) => requests),
    gaps: sum(({ gaps }) => gaps),
    wrong: sum(({ wrong }) => wrong),
    differing: clients.filter((client) => !isDeepStrictEqual(list(client), rows)).length,
  };
}
