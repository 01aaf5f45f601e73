import { describe, expect, it } from 'vitest';
import type { Change } from '../../lab-server/wire/humeur.ts';
import '../support/globals.ts';
import { entriesOf, post, type RunningLab } from '../support/lab.ts';
import { insertBySql, startOnDatabase } from '../support/postgres-lab.ts';
import { hasPostgres, openSession } from '../support/postgres.ts';
import { Reader, upTo } from '../support/reader.ts';
import { eventually } from '../support/until.ts';

const told = (lab: RunningLab) =>
  entriesOf(lab).map(({ change }) => `${change.eventType} ${(change.new ?? change.old).commentaire}`);
const ids = (changes: readonly Change[]) =>
  changes.map(({ eventType, new: after, old }) => `${eventType} ${(after ?? old).id}`);

describe.skipIf(!hasPostgres)('the outbox', () => {
  it('brings what psql commits to every transport, and nothing that it rolls back', async () => {
    const { lab, psql } = await startOnDatabase();
    const readers = (['short-poll', 'long-poll', 'sse', 'websocket', 'ndjson'] as const).map(
      (name) => new Reader(lab.origin, name, { after: lab.log.latest }),
    );
    for (const reader of readers) await reader.is('connected');
    await psql.query('BEGIN');
    await insertBySql(psql, 'jamais');
    await psql.query('ROLLBACK');
    await insertBySql(psql, 'oui');
    await psql.query("UPDATE humeur SET emoji = '🚀'");
    await psql.query('DELETE FROM humeur');
    for (const reader of readers) {
      await reader.has(3);
      expect(reader.entries).toEqual(entriesOf(lab));
    }
    expect(told(lab)).toEqual(['INSERT oui', 'UPDATE oui', 'DELETE oui']);
  });

  it('numbers by commit: what began first and commits last comes last, and no reader skips it', async () => {
    const { lab, database, psql: first } = await startOnDatabase();
    const second = await openSession(database);
    const reader = new Reader(lab.origin, 'websocket', { after: lab.log.latest });
    await first.query('BEGIN');
    await insertBySql(first, 'commencée avant');
    await second.query('BEGIN');
    await insertBySql(second, 'commencée après');
    await second.query('COMMIT');
    await reader.has(1);
    await first.query('COMMIT');
    await reader.has(2);
    expect(told(lab)).toEqual(['INSERT commencée après', 'INSERT commencée avant']);
    expect(reader.seqs).toEqual([1, 2]);
  });

  it('is held up by no open transaction', async () => {
    const { lab, psql } = await startOnDatabase();
    await psql.query('BEGIN');
    await insertBySql(psql, 'ouverte');
    await post(lab, 3);
    expect(lab.log.last).toBe(3);
    await psql.query('COMMIT');
    await eventually(() => lab.log.last === 4);
  });

  it('wakes whoever listens, at the commit', async () => {
    const { database, psql } = await startOnDatabase();
    const listener = await openSession(database);
    let woken = 0;
    listener.on('notification', () => woken++);
    await listener.query('LISTEN humeur_outbox');
    await psql.query('BEGIN');
    await insertBySql(psql, 'un');
    await insertBySql(psql, 'deux');
    await listener.query('SELECT 1');
    expect(woken).toBe(0);
    await psql.query('COMMIT');
    await eventually(() => woken > 0);
    await listener.query('SELECT 1');
    expect(woken).toBe(1);
  });

  it('leaves no hole and no other order, however many commit at once', async () => {
    const { lab, database } = await startOnDatabase();
    const sessions = await Promise.all(upTo(6).map(() => openSession(database)));
    const reader = new Reader(lab.origin, 'sse', { after: lab.log.latest });
    await Promise.all(
      sessions.map(async (session, who) => {
        for (let n = 0; n < 30; n++) {
          await session.query('BEGIN');
          await insertBySql(session, `${who}/${n}`);
          await insertBySql(session, `${who}/${n}`);
          await session.query(n % 5 === 0 ? 'ROLLBACK' : 'COMMIT');
        }
      }),
    );
    await reader.has(6 * 24 * 2);
    expect(reader.seqs).toEqual(upTo(6 * 24 * 2));
    const texts = reader.entries.map(({ change }) => change.new!.commentaire);
    expect(texts.filter((_, n) => n % 2 === 0)).toEqual(texts.filter((_, n) => n % 2 === 1));
    const times = entriesOf(lab).map(({ at }) => at);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  it('refuses a transaction that cannot see the last number, as PostgreSQL refuses any such', async () => {
    const { lab, psql } = await startOnDatabase();
    await psql.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
    await insertBySql(psql, 'trop tard');
    await post(lab, 1);
    await expect(psql.query('COMMIT')).rejects.toMatchObject({ code: '40001' });
    await post(lab, 1, 2);
    expect(lab.log.last).toBe(2);
  });

  it('tells TRUNCATE as the deletion of every row, and another id as another row', async () => {
    const { lab, psql } = await startOnDatabase();
    await post(lab, 3);
    await psql.query('UPDATE humeur SET id = 10 WHERE id = 2');
    await psql.query('TRUNCATE humeur');
    await eventually(() => lab.log.last === 8);
    const changes = entriesOf(lab).map(({ change }) => change);
    expect(ids(changes).slice(3)).toEqual(['DELETE 2', 'INSERT 10', 'DELETE 1', 'DELETE 3', 'DELETE 10']);
    expect([...lab.store.rows()]).toEqual([]);
  });

  it('serves a role that may only touch the table', async () => {
    const { lab, psql } = await startOnDatabase();
    const role = `only_${lab.log.epoch}`;
    await psql.query(`CREATE ROLE ${role}; GRANT SELECT, INSERT, UPDATE, DELETE ON humeur TO ${role}`);
    await psql.query(`SET ROLE ${role}`);
    await insertBySql(psql, 'modeste');
    await expect(psql.query('SELECT * FROM humeur_lab.outbox')).rejects.toMatchObject({ code: '42501' });
    await eventually(() => lab.log.last === 1);
    await psql.query(`RESET ROLE; DROP OWNED BY ${role}; DROP ROLE ${role}`);
  });

  it('refuses rows that a reader would not take', async () => {
    const { psql } = await startOnDatabase();
    const refused = (columns: string, values: string) =>
      expect(
        psql.query(
          `INSERT INTO humeur (nom, emoji, commentaire, ${columns}) VALUES ('Zoé', '😴', '', ${values})`,
        ),
      ).rejects.toMatchObject({ code: '23514' });
    await refused('id', '9007199254740992');
    await refused('created_at', "'infinity'");
    const long = psql.query("UPDATE humeur SET nom = 'x'");
    await expect(long).resolves.toMatchObject({ rowCount: 0 });
    await expect(
      psql.query(`INSERT INTO humeur (nom, emoji, commentaire) VALUES (repeat('🐛', 41), '😴', '')`),
    ).rejects.toMatchObject({ code: '23514' });
    await psql.query(`INSERT INTO humeur (nom, emoji, commentaire) VALUES (repeat('🐛', 40), '😴', '')`);
  });
});
