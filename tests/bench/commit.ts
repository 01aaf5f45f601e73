import '../support/globals.ts';
import type { StreamName } from '../../lab-server/wire/transports.ts';
import { percentile } from '../../lab-ui/measure/percentile.ts';
import { RoamingClient } from '../support/roaming-client.ts';
import { SqlWriter } from '../support/sql-writer.ts';
import { eventually } from '../support/until.ts';
import { measureSync } from './disk-sync.ts';
import { withCluster } from './postgres-bench.ts';
import { spawnLab } from './spawn-lab.ts';

// `npm run bench:commit`: from the commit of a change in PostgreSQL, as its trigger stamps it just before the commit is
// synced to the disk, to its arrival in a client of each lane that waits for nothing: short polling has its interval on
// top, and is left out. Four connections that know nothing of the lab commit 100 changes a second.

const LANES: readonly StreamName[] = ['long-poll', 'sse', 'websocket', 'ndjson'];
const RATE = 100;
const WRITERS = 4;
const WARM_UP = 3 * RATE;
const MEASURED = 30 * RATE;

/** 95 of 100 changes are in the lane within so many milliseconds. */
const BAR_MS = 25;

await withCluster([], async (database) => {
  const lab = await spawnLab(database, 0);
  const origin = `http://127.0.0.1:${lab.port}`;
  const aheadMs = await probeClock(origin);
  const lanes = await Promise.all(
    LANES.map(async (name) => {
      const latencies: number[] = [];
      const client = await RoamingClient.start(name, [origin], ({ at }) =>
        latencies.push(now() + aheadMs - at),
      );
      return { name, client, latencies };
    }),
  );
  const writers = await Promise.all(
    Array.from({ length: WRITERS }, () => SqlWriter.start(database, RATE / WRITERS)),
  );
  await eventually(() => lanes.every(({ latencies }) => latencies.length >= WARM_UP + MEASURED));
  for (const writer of writers) await writer.stop();
  for (const { client } of lanes) await client.stop();
  await lab.kill();
  const results = lanes.map(({ name, latencies }) => summarize(name, latencies.slice(WARM_UP)));
  process.stdout.write(
    `${JSON.stringify({ rate: RATE, barMs: BAR_MS, syncMs: await measureSync(), results }, null, 2)}\n`,
  );
  process.exitCode = results.every(({ p95 }) => p95 <= BAR_MS) ? 0 : 1;
});

/** Milliseconds since 1970, monotonic. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

/** How far the lab's clock is ahead of this process's: two on one machine differ by what they began with. */
async function probeClock(origin: string): Promise<number> {
  const probes = [];
  for (let n = 0; n < 20; n++) {
    const asked = now();
    const { now: told } = (await (await fetch(`${origin}/time`)).json()) as { now: number };
    const tookMs = now() - asked;
    probes.push({ tookMs, aheadMs: told - (asked + tookMs / 2) });
  }
  return probes.sort((one, other) => one.tookMs - other.tookMs)[0]!.aheadMs;
}

function summarize(lane: StreamName, latencies: readonly number[]) {
  const ascending = latencies.toSorted((one, other) => one - other);
  const at = (share: number) => Math.round(percentile(ascending, share) * 100) / 100;
  return { lane, changes: latencies.length, p50: at(50), p95: at(95), p99: at(99), max: at(100) };
}
