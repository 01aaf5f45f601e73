import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import type { SqlLogin } from '../../lab-server/sql/login.ts';
import type { LabInfo } from '../../lab-server/wire/control.ts';
import { sqlAnswerSchema, type SqlErrorBody } from '../../lab-server/wire/sql.ts';
import { ask } from '../support/ask.ts';
import '../support/globals.ts';
import { post, startLab, type RunningLab } from '../support/lab.ts';
import { entriesOf, startOnDatabase } from '../support/postgres-lab.ts';
import { createDatabase, hasPostgres, openSession } from '../support/postgres.ts';
import { Reader } from '../support/reader.ts';

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
    const answer = await run(lab, "UPDATE humeur SET emoji = '🚀' WHERE id >= 2 RETURNING id, emoji;");
    expect(answer).toMatchObject({ command: 'UPDATE', rowCount: 2, columns: ['id', 'emoji'] });
    expect(answer.rows).toEqual([
      ['2', '🚀'],
      ['3', '🚀'],
    ]);
    expect(answer.hops.map(({ seq }) => seq)).toEqual([4, 5]);
    await reader.has(5);
    for (const { seq, committedAt, readAt, loggedAt } of answer.hops) {
      expect(entriesOf(lab)[seq - 1]!.at).toBeCloseTo(committedAt, 1);
      expect(answer.askedAt).toBeLessThan(readAt);
      expect(committedAt).toBeLessThanOrEqual(readAt);
      expect(readAt).toBeLessThanOrEqual(loggedAt);
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

  it.each([
    ['two statements', 'SELECT 1; DROP TABLE humeur', '42601'],
    ['a semicolon in front', '; DROP TABLE humeur', null],
    ['DO', "DO $$ BEGIN EXECUTE 'RESET ROLE'; END $$", null],
    ['DO behind a comment', '/* SELECT */ -- SELECT\n DO $$ BEGIN RESET ROLE; END $$', null],
    ['COMMIT', 'COMMIT', null],
    ['SET', 'SET statement_timeout = 0', null],
    ['ALTER ROLE of itself', "ALTER ROLE current_user PASSWORD 'mine'", null],
    ['TRUNCATE', 'TRUNCATE humeur', null],
    ['COPY to a program', "COPY (SELECT 1) TO PROGRAM 'id'", null],
    ['another role', "SELECT set_config('role', 'postgres', false)", '42501'],
    ['another session', "SELECT set_config('session_authorization', 'postgres', false)", '42501'],
    ['a statement inside XML', "SELECT query_to_xml('DROP TABLE humeur', true, false, '')", '0A000'],
    [
      'a role inside XML',
      "SELECT query_to_xml('ALTER ROLE current_user PASSWORD ''x''', true, false, '')",
      '0A000',
    ],
    ['a file of the server', "SELECT pg_read_file('/etc/passwd')", '42501'],
    ['the outbox', 'SELECT * FROM humeur_lab.outbox', '42501'],
    ['its own password', 'SELECT * FROM humeur_lab.sql_login', '42501'],
    ['a change of the outbox', 'WITH gone AS (DELETE FROM humeur_lab.outbox RETURNING 1) SELECT 1', '42501'],
    ['a function of the lab', "SELECT humeur_lab.record('INSERT', NULL, NULL)", '42501'],
    ['a new table', 'SELECT * INTO copied FROM humeur', '42501'],
    ['the passwords', 'SELECT * FROM pg_authid', '42501'],
    [
      'ending others',
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
      '42501',
    ],
    ['sleep', 'SELECT pg_sleep(60)', '57014'],
    [
      'sleep without the time-out',
      "SELECT pg_sleep(60) FROM (SELECT set_config('statement_timeout', '0', false) AS s) off WHERE s = '0'",
      '57014',
    ],
    ['a flood', "SELECT repeat('x', 1000000) FROM generate_series(1, 1000)", null],
  ])('refuses %s', async (_what, sql, code) => {
    const { lab, psql } = await startOnDatabase();
    await post(lab, 1);
    expect(await refused(lab, sql)).toMatchObject({ error: 'The statement was refused', code });
    const rights = 'SELECT count(*)::int AS rows FROM humeur';
    expect((await psql.query(rights)).rows).toEqual([{ rows: 1 }]);
    await run(lab, 'SELECT 1');
  });

  it.each([
    ["DO $$ BEGIN RESET ROLE; EXECUTE 'DROP TABLE humeur'; END $$", '42501'],
    ['SET ROLE postgres', '42501'],
    ['SET SESSION AUTHORIZATION postgres', '42501'],
    ['TRUNCATE humeur', '42501'],
    ['CREATE TABLE mine ()', '42501'],
    ['ALTER TABLE humeur DISABLE TRIGGER ALL', '42501'],
    ["COPY (SELECT 1) TO PROGRAM 'id'", '42501'],
    ['CREATE ROLE other', '42501'],
  ])('logs in as a role that may not do it either: %s', async (sql, code) => {
    const { database, psql } = await startOnDatabase();
    const { rows } = await psql.query<SqlLogin>('SELECT role, password FROM humeur_lab.sql_login');
    const url = Object.assign(new URL(database), { username: rows[0]!.role, password: rows[0]!.password });
    const session = await openSession(url.href);
    await expect(session.query(sql)).rejects.toMatchObject({ code });
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
