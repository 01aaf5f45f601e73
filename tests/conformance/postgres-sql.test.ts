import type { DatabaseError } from 'pg';
import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { SqlLogin } from '../../lab-server/sql/login.ts';
import type { Batch } from '../../lab-server/wire/batch.ts';
import type { LabInfo } from '../../lab-server/wire/control.ts';
import { sqlAnswerSchema, type SqlErrorBody } from '../../lab-server/wire/sql.ts';
import { ask, Peer } from '../support/ask.ts';
import '../support/globals.ts';
import { entriesOf, post, startLab, type RunningLab } from '../support/lab.ts';
import { startOnDatabase } from '../support/postgres-lab.ts';
import { createDatabase, hasPostgres, openSession } from '../support/postgres.ts';
import { Reader } from '../support/reader.ts';
import { BEYOND_THE_ROLE, ESCAPES, SLEEPS, type Escape } from '../support/sql-escapes.ts';

const askSql = (lab: RunningLab, sql: unknown, headers: Record<string, string> = {}) =>
  ask(lab.origin, '/sql', { method: 'POST', body: JSON.stringify({ sql }), headers });

async function run(lab: RunningLab, sql: string) {
  const answer = await askSql(lab, sql);
  expect(answer).toMatchObject({ status: 200 });
  return v.parse(sqlAnswerSchema, answer.json());
}

async function refused(lab: RunningLab, sql: string): Promise<SqlErrorBody> {
  const answer = await askSql(lab, sql);
  expect(answer.status).toBe(400);
  return answer.json() as SqlErrorBody;
}

describe.skipIf(!hasPostgres)('the SQL box', () => {
  it('changes rows, and tells the way of each change into the log', async () => {
    const { lab } = await startOnDatabase();
    await post(lab, 3);
    const reader = new Reader(lab.origin, 'websocket', { after: lab.log.latest });
    const stream = await Peer.open(lab.origin, `/stream/websocket?after=${lab.log.latest}`);
    const answer = await run(lab, "UPDATE humeur SET emoji = '🚀' WHERE id >= 2 RETURNING id, emoji;");
    expect(answer).toMatchObject({ command: 'UPDATE', rowCount: 2, columns: ['id', 'emoji'] });
    expect(answer.rows).toEqual([
      ['2', '🚀'],
      ['3', '🚀'],
    ]);
    expect(answer.hops.map(({ seq }) => seq)).toEqual([4, 5]);
    await reader.has(5);
    const sent = await stream.hears(({ entries }: Batch) => entries.length > 0);
    expect(sent.entries.map(({ seq }) => seq)).toEqual([4, 5]);
    for (const { seq, committedAt, readAt, loggedAt } of answer.hops) {
      expect(entriesOf(lab)[seq - 1]!.at).toBeCloseTo(committedAt, 1);
      expect(answer.askedAt).toBeLessThan(readAt);
      expect(committedAt).toBeLessThanOrEqual(readAt);
      expect(readAt).toBeLessThanOrEqual(loggedAt);
      expect(sent.sentAt).toBeGreaterThanOrEqual(loggedAt);
    }
    expect(answer.committedAt).toBe(answer.hops[0]!.committedAt);
  });

  it('reads, at most a hundred rows, values as PostgreSQL writes them', async () => {
    const { lab } = await startOnDatabase();
    const answer = await run(lab, 'SELECT n, NULL AS nothing, n > 3 AS more FROM generate_series(1, 500) n');
    expect(answer).toMatchObject({ command: 'SELECT', rowCount: 500, columns: ['n', 'nothing', 'more'] });
    expect(answer.rows.slice(2, 4)).toEqual([
      ['3', null, 'f'],
      ['4', null, 't'],
    ]);
    expect(answer.rows).toHaveLength(100);
    expect([answer.committedAt, answer.hops]).toEqual([null, []]);
  });

  it('tells what PostgreSQL says of a wrong statement, and where', async () => {
    const { lab } = await startOnDatabase();
    expect(await refused(lab, 'SELECT emojy FROM humeur')).toEqual({
      error: 'The statement was refused',
      expected: 'one that PostgreSQL takes',
      got: 'column "emojy" does not exist',
      code: '42703',
      position: 8,
      hint: expect.stringContaining('emoji') as string,
    });
    const check = await refused(lab, "INSERT INTO humeur (nom, emoji, commentaire) VALUES ('', '😴', '')");
    expect(check).toMatchObject({ code: '23514' });
  });

  it('refuses what is not for it, and is none the worse for it', async () => {
    const { lab, psql } = await startOnDatabase();
    await post(lab, 1);
    const expectRefusal = async ([what, sql, code]: Escape) =>
      expect.soft(await refused(lab, sql), what).toMatchObject({ error: 'The statement was refused', code });
    const sleeps = SLEEPS.map(expectRefusal);
    for (const escape of ESCAPES) await expectRefusal(escape);
    await Promise.all(sleeps);
    expect((await psql.query('SELECT count(*)::int AS rows FROM humeur')).rows).toEqual([{ rows: 1 }]);
    await run(lab, 'SELECT 1');
  });

  it('logs in as a role that may not do it either', async () => {
    const { database, psql } = await startOnDatabase();
    const { rows } = await psql.query<SqlLogin>('SELECT role, password FROM humeur_lab.sql_login');
    const url = Object.assign(new URL(database), { username: rows[0]!.role, password: rows[0]!.password });
    const session = await openSession(url.href);
    for (const sql of BEYOND_THE_ROLE) {
      const code = await session.query(sql).then(
        () => 'done',
        (error: unknown) => (error as DatabaseError).code,
      );
      expect.soft(code, sql).toBe('42501');
    }
  });

  it('lets nothing of a statement live on: no setting, no table of its own, no large object', async () => {
    const { lab, psql } = await startOnDatabase();
    await run(lab, "SELECT set_config('search_path', 'nowhere', false)");
    await run(lab, 'SELECT 1 AS one INTO TEMP mine');
    expect(await refused(lab, 'SELECT * FROM mine')).toMatchObject({ code: '42P01' });
    await run(lab, "SELECT lo_from_bytea(0, 'here for ever')");
    expect((await psql.query('SELECT * FROM pg_largeobject_metadata')).rows).toEqual([]);
    expect((await run(lab, 'SHOW search_path')).rows).not.toEqual([['nowhere']]);
  });

  it('is the same for several labs, and after a restart', async () => {
    const { lab, database } = await startOnDatabase();
    const other = await startLab({ database });
    const role = async (at: RunningLab) => (await run(at, 'SELECT current_user')).rows;
    const first = await role(lab);
    expect(await role(other)).toEqual(first);
    await lab.close();
    expect(await role(await startLab({ database }))).toEqual(first);
  });

  it('takes statements from its own pages only, and no other bodies', async () => {
    const { lab } = await startOnDatabase();
    const foreign = await askSql(lab, 'SELECT 1', { Origin: 'http://elsewhere.example' });
    expect(foreign.status).toBe(403);
    expect((await askSql(lab, '')).status).toBe(400);
    expect((await askSql(lab, 1)).status).toBe(400);
    expect((await askSql(lab, `SELECT '${'x'.repeat(10_000)}'`)).status).toBe(400);
    expect((await askSql(lab, `SELECT '${'x'.repeat(70_000)}'`)).status).toBe(413);
  });

  it('is off, with the reason, where the lab may make no role', async () => {
    const url = new URL(await createDatabase());
    const name = url.pathname.slice(1);
    const admin = await openSession(url.href);
    url.username = `owner_of_${name}`;
    await admin.query(`CREATE ROLE ${url.username} LOGIN; ALTER DATABASE ${name} OWNER TO ${url.username}`);
    const lab = await startLab({ database: url.href });
    const answer = await askSql(lab, 'SELECT 1');
    expect(answer.status).toBe(404);
    const got = 'no role for it: permission denied to create role (42501)';
    expect(answer.json()).toMatchObject({ error: 'No SQL here', got });
    await post(lab, 1);
    await lab.close();
    await admin.query(`REASSIGN OWNED BY ${url.username} TO postgres; DROP ROLE ${url.username}`);
  });
});

describe('the SQL box without a database', () => {
  it('is off, with the reason', async () => {
    const lab = await startLab();
    const answer = await askSql(lab, 'SELECT 1');
    expect(answer.status).toBe(404);
    expect(answer.json()).toMatchObject({ error: 'No SQL here', got: 'moods in memory' });
    expect(((await ask(lab.origin, '/lab')).json() as LabInfo).sqlOff).toBe('moods in memory');
  });
});
