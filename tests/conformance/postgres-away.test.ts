import { describe, expect, it } from 'vitest';
import type { ControlNews, DatabaseState, LabInfo } from '../../lab-server/wire/control.ts';
import { ask, Peer } from '../support/ask.ts';
import '../support/globals.ts';
import { post, startLab, type RunningLab } from '../support/lab.ts';
import { insertBySql, startOnDatabase } from '../support/postgres-lab.ts';
import { DatabaseRelay } from '../support/postgres-relay.ts';
import { createDatabase, hasPostgres, openSession, startCluster } from '../support/postgres.ts';
import { Reader, upTo } from '../support/reader.ts';
import { eventually } from '../support/until.ts';

const body = JSON.stringify({ nom: 'Zoé', emoji: '😴', commentaire: 'trop tard ?' });
const write = (lab: RunningLab) => ask(lab.origin, '/humeurs', { method: 'POST', body });
const told =
  (state: 'connected' | 'away') =>
  (news: ControlNews): boolean =>
    news.type === 'database' && news.database.state === state;
const endReaders = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
  WHERE application_name = 'humeur-lab outbox' AND datname = current_database()`;

describe.skipIf(!hasPostgres)('a database that goes away', () => {
  it('stops writes, not reads; when it is back, nothing is missing', async () => {
    const cluster = await startCluster();
    const said: string[] = [];
    const onDatabase = ({ state }: DatabaseState) => said.push(state);
    const lab = await startLab({ database: cluster.url(), onDatabase });
    const reader = new Reader(lab.origin, 'websocket', { after: lab.log.latest });
    const page = await Peer.open(lab.origin, '/control');
    await post(lab, 3);
    await reader.has(3);
    await cluster.crash();
    await page.hears(told('away'));
    const refused = await write(lab);
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('1');
    expect(refused.json()).toEqual({
      error: 'The moods cannot be written',
      expected: 'a database that answers',
      got: expect.stringContaining(`127.0.0.1:${cluster.port}/postgres`) as string,
    });
    const { rows } = (await ask(lab.origin, '/humeurs')).json() as { rows: unknown[] };
    expect(rows).toHaveLength(3);
    const late = new Reader(lab.origin, 'sse', { after: lab.log.earliest });
    await late.has(3);
    const { database } = (await ask(lab.origin, '/lab')).json() as LabInfo;
    expect(database).toMatchObject({ state: 'away', reason: expect.any(String) as string });
    await cluster.up();
    const psql = await openSession(cluster.url());
    await insertBySql(psql, 'pendant l’absence');
    await page.hears(told('connected'));
    expect((await write(lab)).status).toBe(201);
    await reader.has(5);
    await late.has(5);
    expect([reader.seqs, reader.gaps, reader.states.length]).toEqual([upTo(5), 0, late.states.length]);
    expect(said).toEqual(['away', 'connected']);
    await psql.end();
  });

  it('is noticed when it goes dead without a word; what was committed meanwhile comes', async () => {
    const database = await createDatabase();
    const relay = await DatabaseRelay.to(database);
    const lab = await startLab({ database: relay.through(database) });
    const page = await Peer.open(lab.origin, '/control');
    await post(lab, 1);
    relay.freeze();
    await insertBySql(await openSession(database), 'derrière');
    await page.hears(told('away'));
    expect((await write(lab)).status).toBe(503);
    relay.thaw();
    await page.hears(told('connected'));
    await eventually(() => lab.log.last === 2);
    expect((await write(lab)).status).toBe(201);
  });

  it('is said to be away to who writes while the table has another name', async () => {
    const { lab, psql } = await startOnDatabase();
    await psql.query('ALTER TABLE humeur RENAME TO ailleurs');
    expect(await write(lab)).toMatchObject({ status: 503 });
    await psql.query('ALTER TABLE ailleurs RENAME TO humeur');
    expect((await write(lab)).status).toBe(201);
  });

  it('loses nothing when the reader’s connection is ended again and again', async () => {
    const { lab, psql } = await startOnDatabase({ random: () => 0 });
    const reader = new Reader(lab.origin, 'sse', { after: lab.log.latest });
    for (let n = 1; n <= 40; n++) {
      await insertBySql(psql, `n° ${n}`);
      if (n % 4 === 0) await psql.query(endReaders);
    }
    await reader.has(40);
    expect([reader.seqs, reader.gaps]).toEqual([upTo(40), 0]);
  });

  it('does not hold up the streams while every connection for writes waits for a lock', async () => {
    const { lab, psql, database } = await startOnDatabase();
    await post(lab, 1);
    await psql.query('BEGIN; SELECT * FROM humeur WHERE id = 1 FOR UPDATE');
    const stuck = upTo(15).map(() =>
      ask(lab.origin, '/humeurs/1', { method: 'PATCH', body: '{"emoji": "🐛"}' }),
    );
    const other = await openSession(database);
    const waiting = "SELECT count(*)::int AS n FROM pg_stat_activity WHERE wait_event_type = 'Lock'";
    for (let n = 0; n < 10;) n = (await other.query<{ n: number }>(waiting)).rows[0]!.n;
    const reader = new Reader(lab.origin, 'websocket', { after: lab.log.latest });
    for (let n = 2; n <= 20; n++) {
      await insertBySql(other, `n° ${n}`);
      await reader.has(n);
    }
    expect(await ask(lab.origin, '/humeurs')).toMatchObject({ status: 200 });
    for (const { status } of await Promise.all(stuck)) expect(status).toBe(503);
    await psql.query('COMMIT');
    expect((await write(lab)).status).toBe(201);
  });
});

describe.skipIf(!hasPostgres)('a database that is not where the log left it', () => {
  it('is another life of the log when it has lost commits', async () => {
    const said: string[] = [];
    const { lab, psql } = await startOnDatabase({ onDatabase: ({ state }) => said.push(state) });
    await post(lab, 5);
    const { epoch } = lab.log;
    const reader = new Reader(lab.origin, 'sse', { after: lab.log.latest });
    const page = await Peer.open(lab.origin, '/control');
    await psql.query('ALTER TABLE humeur DISABLE TRIGGER USER; DELETE FROM humeur WHERE id > 3');
    await psql.query('ALTER TABLE humeur ENABLE TRIGGER USER; DELETE FROM humeur_lab.outbox WHERE seq > 3');
    await psql.query(endReaders);
    await page.hears((news: ControlNews) => news.type === 'hello' && news.lab.epoch !== epoch);
    expect([...lab.store.rows()].map(({ id }) => id)).toEqual([1, 2, 3]);
    await reader.facts.until(() => reader.gaps === 1);
    await post(lab, 1);
    await reader.facts.until(() => reader.entries.at(-1)?.id === `${lab.log.epoch}.4`);
    expect(said).toEqual(['away', 'connected']);
  });

  it('is another life of the log also where nobody lost a connection', async () => {
    const { lab, psql } = await startOnDatabase();
    await post(lab, 5);
    const reader = new Reader(lab.origin, 'websocket', { after: lab.log.latest });
    const page = await Peer.open(lab.origin, '/control');
    const { epoch } = lab.log;
    await psql.query('TRUNCATE humeur_lab.outbox');
    await page.hears((news: ControlNews) => news.type === 'hello' && news.lab.epoch !== epoch);
    await reader.facts.until(() => reader.gaps === 1);
    await post(lab, 1);
    await reader.facts.until(() => reader.entries.length > 0);
    expect(reader.entries.at(-1)!.id).toBe(`${lab.log.epoch}.1`);
    const second = lab.log.epoch;
    await psql.query('UPDATE humeur_lab.head SET epoch = DEFAULT');
    await page.hears(
      (news: ControlNews) => news.type === 'hello' && ![epoch, second].includes(news.lab.epoch),
    );
  });

  it('begins anew, with a gap, where the outbox has forgotten what came meanwhile', async () => {
    const { lab, psql } = await startOnDatabase();
    await post(lab, 2);
    const reader = new Reader(lab.origin, 'sse', { after: lab.log.latest });
    await reader.is('connected');
    await psql.query('BEGIN');
    for (let n = 3; n <= 8; n++) await insertBySql(psql, `n° ${n}`);
    await psql.query('SET CONSTRAINTS ALL IMMEDIATE; DELETE FROM humeur_lab.outbox WHERE seq < 7; COMMIT');
    await reader.facts.until(() => reader.gaps === 1);
    expect([...lab.store.rows()]).toHaveLength(8);
    await post(lab, 1);
    await reader.has(9);
    expect(reader.seqs).toEqual([9]);
  });
});
