import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { percentile } from '../../lab-ui/measure/percentile.ts';

const SYNCS = 200;

/**
 * What a commit cannot do without: how long this disk takes to keep one page for good, ms. Where the machine is busy it
 * is the larger part of all that is measured; on a disk in memory (TMPDIR=/dev/shm) it is nothing.
 */
export async function measureSync(): Promise<{ p50: number; p95: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'humeur-sync-'));
  const file = await open(path.join(folder, 'pages'), 'w');
  const times: number[] = [];
  for (let n = 0; n < SYNCS; n++) {
    const begun = performance.now();
    await file.write(Buffer.alloc(8_192, n));
    await file.datasync();
    times.push(performance.now() - begun);
  }
  await file.close();
  await rm(folder, { recursive: true });
  times.sort((one, other) => one - other);
  const at = (share: number) => Math.round(percentile(times, share) * 100) / 100;
  return { p50: at(50), p95: at(95) };
}
