import '../support/globals.ts';
import { makeChaos } from '../support/chaos.ts';
import { withCluster } from './postgres-bench.ts';
import { spawnLab } from './spawn-lab.ts';

// `npm run bench:chaos`: two labs on one database, 200 clients that switch between them over every stream, 100 changes a
// second by four connections that know nothing of the labs; each lab is killed (kill -9) and started again three times.
// Afterwards each client has to have the database's rows, and to have had every change exactly once.

const CLIENTS = 200;
const RATE = 100;
const KILLS = 3;

await withCluster([], async (database) => {
  const result = await makeChaos({
    database,
    clients: CLIENTS,
    rate: RATE,
    kills: KILLS,
    startServer: (port) => spawnLab(database, port),
    tell: (line) => void process.stderr.write(`${line}\n`),
  });
  process.stdout.write(`${JSON.stringify({ clients: CLIENTS, rate: RATE, killsEach: KILLS, ...result })}\n`);
  process.exitCode = result.gaps + result.wrong + result.differing === 0 ? 0 : 1;
});
