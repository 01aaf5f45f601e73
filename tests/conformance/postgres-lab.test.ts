import { describe, expect, it } from 'vitest';
import type { PostgresStore } from '../../lab-server/store/postgres/postgres-store.ts';
import { pruneOutbox } from '../../lab-server/store/postgres/prune.ts';
import { makeCursor } from '../../lab-server/wire/batch.ts';
import type { FeedOptions } from '../../lab-server/wire/feed.ts';
import '../support/globals.ts';
import { entriesOf, post, startLab } from '../support/lab.ts';
import { startOnDatabase } from '../support/postgres-lab.ts';
import { DatabaseRelay } from '../support/postgres-relay.ts';
import { createDatabase, hasPostgres, startCluster } from '../support/postgres.ts';
import { Reader, upTo } from '../support/reader.ts';
import { eventually } from '../support/until.ts';

const FEED: FeedOptions = {
  seed: 1,
  rate: 200,
  rhythm: 'regular',
  payloadBytes: 100,
  mix: { insert: 0.5, update: 0.35, delete: 0.15 },
  seconds: 600,
};

describe.skipIf(!hasPostgres)('a lab on a database', () => {
  it('goes on after a restart with the same epoch, cursors, rows and times', async () => {
    const { lab, database } = await startOnDatabase();
    await post(lab, 20);
    const reader = new Reader(lab.origin, 'sse', { after: makeCursor(lab.log.epoch, 5) });
    await reader.has(20);
    const before = { entries: entriesOf(lab), rows: [...lab.store.rows()], latest: lab.log.latest };
    await lab.close();
    const again = await startLab({ database, port: lab.port });
    expect([...again.store.rows()]).toEqual(before.rows);
    expect(again.log.latest).toBe(before.latest);
    for (const [n, entry] of entriesOf(again).entries()) {
      expect({ ...entry, at: 0 }).toEqual({ ...before.entries[n]!, at: 0 });
      expect(Math.abs(entry.at - before.entries[n]!.at)).toBeLessThan(50);
    }
    await post(again, 5, 21);
    await reader.has(25);
    expect(reader.seqs).toEqual(upTo(25, 6));
    expect(reader.gaps).toBe(0);
  });

  it('tells a cursor gap that its database has never given, as after a restored backup', async () => {
    const { lab } = await startOnDatabase();
    await post(lab, 3);
    const reader = new Reader(lab.origin, 'sse', { after: makeCursor(lab.log.epoch, 500) });
    await reader.facts.until(() => reader.gaps === 1);
    await post(lab, 1);
    await reader.has(4);
    expect(reader.seqs).toEqual([4]);
  });

  it('goes on with its feed when the database is back', async () => {
    const cluster = await startCluster();
    const lab = await startLab({ database: cluster.url() });
    lab.feed.start(FEED);
    await eventually(() => lab.log.last > 20);
    await cluster.crash();
    await eventually(() => (lab.store as PostgresStore).state.state === 'away');
    const before = lab.log.last;
    await cluster.up();
    await eventually(() => lab.log.last > before + 50);
    expect(entriesOf(lab).map(({ seq }) => seq)).toEqual(upTo(lab.log.last));
  });

  it('closes in time, also when the database has gone dead under its feed', async () => {
    const database = await createDatabase();
    const relay = await DatabaseRelay.to(database);
    const lab = await startLab({ database: relay.through(database) });
    lab.feed.start(FEED);
    await eventually(() => lab.log.last > 10);
    relay.freeze();
    const { sent } = lab.feed.state;
    await eventually(() => lab.feed.state.sent > sent + 10);
    const begun = performance.now();
    await lab.close();
    expect(performance.now() - begun).toBeLessThan(2_000);
  });

  it('forgets nothing in a simulated restart', async () => {
    const { lab } = await startOnDatabase();
    await post(lab, 3);
    const { epoch } = lab.log;
    lab.host.restart(0, 'another');
    expect([lab.log.epoch, entriesOf(lab).length]).toEqual([epoch, 3]);
  });

  it('starts with as much of the past as its log keeps', async () => {
    const { lab, database } = await startOnDatabase();
    await post(lab, 30);
    const small = await startLab({ database, capacity: 10 });
    expect(small.log.earliest).toBe(makeCursor(lab.log.epoch, 20));
    expect([...small.store.rows()]).toHaveLength(30);
  });

  it('dates entries by its own clock, not by the database’s', async () => {
    const skew = 3_600_000;
    const now = () => performance.timeOrigin + performance.now() + skew;
    const { lab } = await startOnDatabase({ now });
    const before = now();
    await post(lab, 1);
    const [entry] = entriesOf(lab);
    expect(entry!.at).toBeGreaterThan(before - 50);
    expect(entry!.at).toBeLessThanOrEqual(now());
  });

  it('says what the database is', async () => {
    const { lab, database } = await startOnDatabase();
    const info = (await (await fetch(`${lab.origin}/lab`)).json()) as { database: unknown };
    const { host, pathname } = new URL(database);
    expect(info.database).toMatchObject({ state: 'connected', server: `${host}${pathname}` });
  });

  it('takes its place where several start at once on an empty database', async () => {
    const database = await createDatabase();
    const labs = await Promise.all(upTo(4).map(() => startLab({ database })));
    expect(new Set(labs.map(({ log }) => log.epoch)).size).toBe(1);
    await Promise.all(labs.map((lab) => post(lab, 5)));
    for (const lab of labs) await eventually(() => lab.log.last === 20);
    for (const lab of labs) expect([...lab.store.rows()]).toEqual([...labs[0]!.store.rows()]);
  });

  it('prunes from the oldest on: not beside somebody else who does, which could leave a hole', async () => {
    const { lab, database, psql } = await startOnDatabase();
    const { pool } = lab.store as PostgresStore;
    await post(lab, 30);
    await psql.query('BEGIN');
    await psql.query('SELECT FROM humeur_lab.outbox ORDER BY seq LIMIT 5 FOR UPDATE');
    await pruneOutbox(pool, { entries: 10 }).catch(() => {});
    await psql.query('ROLLBACK');
    const late = await startLab({ database });
    expect(entriesOf(late)).toMatchObject(upTo(30).map((seq) => ({ seq })));
    await pruneOutbox(pool, { entries: 10 });
    const { rows } = await psql.query('SELECT seq::int FROM humeur_lab.outbox ORDER BY seq');
    expect(rows).toEqual(upTo(30, 21).map((seq) => ({ seq })));
  });

  it('prunes by count and by age, never the newest, and calls what is lost a gap', async () => {
    const { lab, database, psql } = await startOnDatabase();
    const { pool } = lab.store as PostgresStore;
    const kept = async () =>
      (await psql.query<{ seq: string }>('SELECT seq FROM humeur_lab.outbox ORDER BY seq')).rows.map(
        ({ seq }) => Number(seq),
      );
    await post(lab, 30);
    await pruneOutbox(pool, { entries: 10 });
    expect(await kept()).toEqual(upTo(30, 21));
    await psql.query("UPDATE humeur_lab.outbox SET committed_at = now() - interval '8 days'");
    await pruneOutbox(pool);
    expect(await kept()).toEqual([30]);
    const late = await startLab({ database });
    expect(late.log.read(makeCursor(late.log.epoch, 28))).toMatchObject({ gap: true, next: late.log.latest });
    await post(late, 1);
    expect(late.log.last).toBe(31);
  });
});
