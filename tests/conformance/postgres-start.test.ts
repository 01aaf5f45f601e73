import { describe, expect, it } from 'vitest';
import { MOST_ROWS } from '../../lab-server/store/postgres/snapshot.ts';
import '../support/globals.ts';
import { startLab } from '../support/lab.ts';
import { LabProcess } from '../support/lab-process.ts';
import { createDatabase, hasPostgres, openSession } from '../support/postgres.ts';

describe('the command with a database', () => {
  it('ends with one line where nobody answers, and never shows the password', async () => {
    const url = 'postgres://lab:s3cret@127.0.0.1:1/humeurs';
    const lab = new LabProcess(['--port', '0', '--database', url]);
    expect(await lab.ended()).toBe(1);
    expect(lab.errors).toMatch(
      /^The database at 127\.0\.0\.1:1\/humeurs: expected a PostgreSQL 14 or later .*ECONNREFUSED.*\n$/,
    );
    expect(lab.errors + lab.output).not.toContain('s3cret');
  });

  it.each(['mysql://lab:s3cret@127.0.0.1/humeurs', 's3cret'])('refuses %s', async (url) => {
    const lab = new LabProcess(['--port', '0'], { DATABASE_URL: url });
    expect(await lab.ended()).toBe(1);
    expect(lab.errors).toBe(
      'Invalid address of the database: expected postgres://user:password@host:port/name, got something else\n',
    );
  });

  it.skipIf(!hasPostgres)('takes the address from DATABASE_URL', async () => {
    const lab = new LabProcess(['--port', '0'], { DATABASE_URL: await createDatabase() });
    const info = (await (await fetch(`http://127.0.0.1:${await lab.port()}/lab`)).json()) as object;
    expect(info).toMatchObject({ database: { state: 'connected' } });
    expect(lab.output).toMatch(/^Moods live in PostgreSQL at 127\.0\.0\.1:\d+\/\w+\.\nHumeur lab: /);
  });
});

describe.skipIf(!hasPostgres)('a database that the lab cannot use', () => {
  it('is one that is not there', async () => {
    const url = new URL(await createDatabase());
    url.pathname = 'nowhere';
    await expect(startLab({ database: url.href })).rejects.toThrow(
      /database "nowhere" does not exist \(3D000\)/,
    );
  });

  it('is one with another table humeur, which stays as it is', async () => {
    const database = await createDatabase();
    const psql = await openSession(database);
    await psql.query('CREATE TABLE humeur (moi text)');
    await expect(startLab({ database })).rejects.toThrow(/relation "humeur" already exists/);
    expect((await psql.query('SELECT * FROM humeur')).fields.map(({ name }) => name)).toEqual(['moi']);
  });

  it('is one of a newer lab', async () => {
    const database = await createDatabase();
    await (await startLab({ database })).close();
    const psql = await openSession(database);
    await psql.query("INSERT INTO humeur_lab.migration (number, name) VALUES (999, '999-later.sql')");
    await expect(startLab({ database })).rejects.toThrow(
      /expected .* got 999 instead of at most migration \d+/,
    );
  });

  it('is one with more rows than it keeps in memory', async () => {
    const database = await createDatabase();
    await (await startLab({ database })).close();
    const psql = await openSession(database);
    await psql.query(`ALTER TABLE humeur DISABLE TRIGGER USER;
      INSERT INTO humeur (nom, emoji, commentaire) SELECT 'Zoé', '😴', '' FROM generate_series(0, ${MOST_ROWS})`);
    await expect(startLab({ database })).rejects.toThrow(
      `${MOST_ROWS + 1} rows instead of at most ${MOST_ROWS}`,
    );
  });

  it('is one whose user may not make tables', async () => {
    const database = new URL(await createDatabase());
    const psql = await openSession(database.href);
    const role = `poor_${database.pathname.slice(1)}`;
    await psql.query(`CREATE ROLE ${role} LOGIN`);
    database.username = role;
    await expect(startLab({ database: database.href })).rejects.toThrow(/permission denied for database/);
    await psql.query(`DROP ROLE ${role}`);
  });
});
