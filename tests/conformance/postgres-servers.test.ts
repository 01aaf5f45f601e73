import { describe, expect, it } from 'vitest';
import type { Cursor } from '../../lab-server/wire/batch.ts';
import '../support/globals.ts';
import { makeChaos } from '../support/chaos.ts';
import { LabProcess } from '../support/lab-process.ts';
import { post, startLab } from '../support/lab.ts';
import { DatabaseRelay } from '../support/postgres-relay.ts';
import { createDatabase, hasPostgres, openSession } from '../support/postgres.ts';
import { insertBySql } from '../support/postgres-lab.ts';
import { Reader, upTo } from '../support/reader.ts';
import { eventually } from '../support/until.ts';

/** Processes take their time to start on a busy machine. */
const SLOW = { timeout: 90_000 };

describe.skipIf(!hasPostgres)('several labs on one database', () => {
  it('are one lab: what one is told, the others tell, under the same cursors', async () => {
    const database = await createDatabase();
    const [one, other] = [await startLab({ database }), await startLab({ database })];
    const readers = [one, other].map((lab) => new Reader(lab.origin, 'sse', { after: one.log.latest }));
    for (let n = 1; n <= 20; n += 2) {
      await post(one, 1, n);
      await post(other, 1, n + 1);
    }
    for (const reader of readers) await reader.has(20);
    const [first, second] = readers.map(({ entries }) => entries.map((entry) => ({ ...entry, at: 0 })));
    expect(first).toEqual(second);
    expect(first!.map(({ seq }) => seq)).toEqual(upTo(20));
  });

  it('take a client over from each other, also one that has read further', async () => {
    const database = await createDatabase();
    const relay = await DatabaseRelay.to(database);
    const one = await startLab({ database });
    const behind = await startLab({ database: relay.through(database) });
    await post(one, 3);
    await eventually(() => behind.log.last === 3);
    relay.freeze();
    await post(one, 2, 4);
    const poll = fetch(`${behind.origin}/stream/long-poll?after=${one.log.latest}`);
    const stream = new Reader(behind.origin, 'websocket', { after: one.log.latest });
    await stream.is('connected');
    await post(one, 1, 6);
    relay.thaw();
    await stream.has(6);
    expect([stream.seqs, stream.gaps]).toEqual([[6], 0]);
    expect(await (await poll).json()).toMatchObject({ gap: false });
  });

  it(
    'lose nothing and repeat nothing when one is killed under a client that was connected before',
    SLOW,
    async () => {
      const database = await createDatabase();
      const psql = await openSession(database);
      const first = new LabProcess(['--port', '0', '--database', database]);
      const port = await first.port();
      const origin = `http://127.0.0.1:${port}`;
      const { cursor } = (await (await fetch(`${origin}/humeurs`)).json()) as { cursor: Cursor };
      const reader = new Reader(origin, 'sse', { after: cursor });
      await insertBySql(psql, 'avant');
      await reader.has(1);
      await first.kill();
      await insertBySql(psql, 'pendant');
      await new LabProcess(['--port', String(port), '--database', database]).port();
      await insertBySql(psql, 'après');
      await reader.has(3);
      expect([reader.seqs, reader.gaps]).toEqual([[1, 2, 3], 0]);
    },
  );

  it('keep every client right while each of them is killed', SLOW, async () => {
    const database = await createDatabase();
    const startServer = async (port: number) => {
      const lab = new LabProcess(['--port', String(port), '--database', database]);
      return { port: await lab.port(), kill: () => lab.kill() };
    };
    const result = await makeChaos({ database, clients: 20, rate: 100, kills: 1, startServer });
    expect(result).toMatchObject({ gaps: 0, wrong: 0, differing: 0 });
    expect(result.requests).toBeGreaterThanOrEqual(40);
  });
});
