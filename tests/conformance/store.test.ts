import { describe, expect, it } from 'vitest';
import { DuplicateIdError, type Write } from '../../lab-server/store/store.ts';
import { ExpectationError } from '../../lab-server/wire/expect.ts';
import type { Humeur } from '../../lab-server/wire/humeur.ts';
import { entriesOf, startLab, type RunningLab } from '../support/lab.ts';
import { createDatabase, hasPostgres } from '../support/postgres.ts';

const mood = { nom: 'Inès', emoji: '🚀', commentaire: 'Ça part !' };
const insert = (commentaire: string, id?: number): Write => ({
  type: 'insert',
  humeur: { ...mood, commentaire },
  ...(id !== undefined && { id }),
});
const changes = (lab: RunningLab) => entriesOf(lab).map(({ change }) => change);
const ids = (rows: Iterable<Humeur | undefined>) => [...rows].map((row) => row?.id);

/** What every store promises. */
function storeTests(start: () => Promise<RunningLab>): void {
  it('makes each write an entry, with the row before and after', async () => {
    const lab = await start();
    const posted = await lab.store.insert(mood);
    const changed = await lab.store.update(posted.id, { emoji: '🐛' });
    const removed = await lab.store.remove(posted.id);
    expect(posted).toEqual({
      id: 1,
      ...mood,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
      updated_at: posted.created_at,
    });
    expect(changed).toEqual({ ...posted, emoji: '🐛', updated_at: changed!.updated_at });
    expect(removed).toEqual(changed);
    expect(changes(lab)).toEqual([
      { eventType: 'INSERT', new: posted, old: null },
      { eventType: 'UPDATE', new: changed, old: posted },
      { eventType: 'DELETE', new: null, old: changed },
    ]);
  });

  it('writes several at once, in order', async () => {
    const lab = await start();
    const rows = await lab.store.write([
      insert('un'),
      insert('deux'),
      { type: 'update', id: 1, patch: { nom: 'Léa' } },
      { type: 'remove', id: 2 },
      { type: 'update', id: 99, patch: { nom: 'Léa' } },
    ]);
    expect(ids(rows)).toEqual([1, 2, 1, 2, undefined]);
    expect(changes(lab).map(({ eventType }) => eventType)).toEqual(['INSERT', 'INSERT', 'UPDATE', 'DELETE']);
    expect(ids(lab.store.rows())).toEqual([1]);
  });

  it('writes none where one cannot be, and says which id is taken', async () => {
    const lab = await start();
    await lab.store.insert(mood);
    const taken = lab.store.write([insert('deux'), { type: 'remove', id: 1 }, insert('encore', 2)]);
    await expect(taken).rejects.toEqual(new DuplicateIdError(2));
    await expect(lab.store.write([insert('x', 7), insert('y', 7)])).rejects.toBeInstanceOf(DuplicateIdError);
    expect(ids(lab.store.rows())).toEqual([1]);
    expect(changes(lab)).toHaveLength(1);
  });

  it('takes an id that is given, and goes on after it', async () => {
    const lab = await start();
    expect(ids(await lab.store.write([insert('dix', 10), insert('onze'), insert('douze')]))).toEqual([
      10, 11, 12,
    ]);
    const next = await lab.store.insert(mood);
    expect(next.id).toBe(13);
  });

  it('has the log and the rows agree when a write resolves, whoever else writes', async () => {
    const lab = await start();
    const writer = async (nom: string) => {
      for (let n = 0; n < 20; n++) {
        const row = await lab.store.insert({ ...mood, nom });
        expect(entriesOf(lab).map(({ change }) => change.new?.id)).toContain(row.id);
        expect(ids(lab.store.rows())).toContain(row.id);
      }
    };
    await Promise.all(['Ana', 'Bob', 'Chloé', 'Driss'].map((nom) => writer(nom)));
    const { rows, cursor } = await lab.store.list(1_000);
    expect(cursor).toBe(lab.log.latest);
    expect(ids(rows)).toEqual(ids(lab.store.rows()).reverse());
    expect(new Set(ids(rows)).size).toBe(80);
    expect(lab.log.last).toBe(80);
  });

  it('lists the newest first, up to the limit', async () => {
    const lab = await start();
    await lab.store.write([insert('un'), insert('deux'), insert('trois')]);
    expect(ids((await lab.store.list(2)).rows)).toEqual([3, 2]);
    expect(ids((await lab.store.list(9)).rows)).toEqual([3, 2, 1]);
  });

  it('keeps texts as they are: markup, quotes, emojis, line breaks, the longest', async () => {
    const lab = await start();
    const odd = { nom: '<b>"\'`$1\\</b>', emoji: '👩‍👩‍👧‍👦', commentaire: '\n\u2028\t.'.padEnd(20_000, '🐛') };
    const row = await lab.store.insert(odd);
    expect(row).toMatchObject(odd);
    expect([...lab.store.rows()]).toEqual([row]);
    expect(changes(lab)[0]!.new).toEqual(row);
  });
}

describe('a store in memory', () => {
  storeTests(() => startLab());
});

describe.skipIf(!hasPostgres)('a store in PostgreSQL', () => {
  const start = async () => startLab({ database: await createDatabase() });
  storeTests(start);

  it.each(['\0', '\ud83d'])('refuses text that it cannot keep: %j', async (commentaire) => {
    const lab = await start();
    const refused = lab.store.insert({ ...mood, commentaire });
    await expect(refused).rejects.toMatchObject({ body: { error: 'Invalid commentaire' } });
    await expect(refused).rejects.toBeInstanceOf(ExpectationError);
  });

  it('refuses what its table refuses', async () => {
    const lab = await start();
    await expect(lab.store.write([insert('x', 2 ** 53)])).rejects.toBeInstanceOf(ExpectationError);
    expect(ids(lab.store.rows())).toEqual([]);
  });
});
