import { describe, expect, it } from 'vitest';
import type { Humeur } from '../../lab-server/wire/humeur.ts';
import { ask } from '../support/ask.ts';
import '../support/globals.ts';
import { entriesOf, startLab } from '../support/lab.ts';
import { hasPostgres, openSession, startCluster } from '../support/postgres.ts';
import { Reader, upTo } from '../support/reader.ts';
import { eventually } from '../support/until.ts';

const WRITERS = 20;
const CRASHES = 3;

describe.skipIf(!hasPostgres)('a database that crashes again and again under many writers', () => {
  it('has every row that was answered with 201, and the log has the database’s', async () => {
    const cluster = await startCluster();
    const lab = await startLab({ database: cluster.url() });
    const reader = new Reader(lab.origin, 'websocket', { after: lab.log.latest });
    const statuses = new Map<number, number>();
    const written: number[] = [];
    const end = new AbortController();
    const post = async (commentaire: string) => {
      const body = JSON.stringify({ nom: 'Zoé', emoji: '😴', commentaire });
      const { status, json } = await ask(lab.origin, '/humeurs', { method: 'POST', body });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      if (status === 201) written.push((json() as Humeur).id);
    };
    const writers = upTo(WRITERS).map(async (who) => {
      for (let n = 0; !end.signal.aborted; n++) await post(`${who}/${n}`);
    });
    for (let n = 0; n < CRASHES; n++) {
      const before = written.length;
      await eventually(() => written.length > before + 100);
      await cluster.crash();
      const refused = statuses.get(503) ?? 0;
      await eventually(() => (statuses.get(503) ?? 0) > refused);
      await cluster.up();
    }
    const before = written.length;
    await eventually(() => written.length > before + 100);
    end.abort();
    await Promise.all(writers);
    const psql = await openSession(cluster.url());
    const { rows } = await psql.query<{ row: Humeur }>(
      'SELECT humeur_lab.wire(humeur) AS row FROM humeur ORDER BY id',
    );
    await eventually(() => [...lab.store.rows()].length === rows.length);
    expect([...lab.store.rows()]).toEqual(rows.map(({ row }) => row));
    const ids = new Set(rows.map(({ row }) => row.id));
    expect(written.filter((id) => !ids.has(id))).toEqual([]);
    expect(new Set(statuses.keys())).toEqual(new Set([201, 503]));
    await reader.has(lab.log.last);
    expect(reader.seqs).toEqual(upTo(lab.log.last));
    expect(reader.entries).toEqual(entriesOf(lab));
    await psql.end();
  });
});
