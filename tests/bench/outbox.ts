import { Client } from 'pg';
import { createLab, type Lab } from '../../lab-server/lab.ts';
import { eventually } from '../support/until.ts';
import { measureSync } from './disk-sync.ts';
import { withCluster } from './postgres-bench.ts';

// `npm run bench:outbox`: how many changes a second go from several connections through the outbox into a lab's log.
// The database syncs each commit to the disk, and commits of the table come one after the other: that is what gives
// them their order. Many changes in one commit, or none together, are therefore told apart.

const SECONDS = 5;
const CONNECTIONS = 8;

/** Changes in each commit. */
const SIZES = [1, 5, 20, 100];

/** What a run is to reach with at least one of the sizes that a busy lab has: changes a second. */
const BAR = 2_000;

interface Measured {
  changesPerCommit: number;
  commitsPerSecond: number;
  /** Until the log of the lab had the last one. */
  changesPerSecond: number;
  /** How long after the last commit the log had it, ms. */
  behindMs: number;
}

await withCluster([], async (url) => {
  const lab = await createLab({ database: url, capacity: 1_000 });
  const results: Measured[] = [];
  for (const size of SIZES) results.push(await measure(lab, url, size));
  await lab.close();
  process.stdout.write(
    `${JSON.stringify({ connections: CONNECTIONS, seconds: SECONDS, bar: BAR, syncMs: await measureSync(), results }, null, 2)}\n`,
  );
  process.exitCode = results.some(({ changesPerSecond }) => changesPerSecond >= BAR) ? 0 : 1;
});

async function measure(lab: Lab, url: string, size: number): Promise<Measured> {
  const before = lab.log.last;
  const begun = performance.now();
  const commits = await Promise.all(Array.from({ length: CONNECTIONS }, () => write(url, size, begun)));
  const committed = performance.now();
  const total = commits.reduce((sum, count) => sum + count, 0);
  await eventually(() => lab.log.last === before + total * size);
  const ended = performance.now();
  const perSecond = (count: number, until: number) => Math.round((count * 1_000) / (until - begun));
  return {
    changesPerCommit: size,
    commitsPerSecond: perSecond(total, committed),
    changesPerSecond: perSecond(total * size, ended),
    behindMs: Math.round(ended - committed),
  };
}

/** Commits until the time is over; resolves to how often. */
async function write(url: string, size: number, begun: number): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  let commits = 0;
  for (; performance.now() < begun + SECONDS * 1_000; commits++) {
    await client.query({
      name: 'insert',
      text: `INSERT INTO humeur (nom, emoji, commentaire) SELECT 'Zoé', '😴', 'n° ' || n FROM generate_series(1, $1) n`,
      values: [size],
    });
  }
  await client.end();
  return commits;
}
