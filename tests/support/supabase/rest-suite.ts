import { expect, it } from 'vitest';
import { post, startLab } from '../lab.ts';
import { inMemory, type LabOptionsSource, type OpenClient, type SupabaseDriver } from './driver.ts';
import type { Steps } from './agent.ts';

export const mood = { nom: 'Léa', emoji: '🔥', commentaire: 'moi' };
const timestamp = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?\+00:00$/) as string;
const stamps = { created_at: timestamp, updated_at: timestamp };

/** Four moods: three by Zoé, `humeur 1` to `humeur 3`, and one by Léa. */
export async function startWithMoods(open: OpenClient, options: LabOptionsSource) {
  const lab = await startLab(await options());
  await post(lab, 3);
  await lab.store.insert(mood);
  return { lab, client: await open(lab.origin) };
}

/** Calls on `supabase.from('humeur')`. */
export const table = (client: SupabaseDriver, ...steps: Steps) => client.call(['from', 'humeur'], ...steps);
const ids = (...list: number[]) => ({ error: null, data: list.map((id) => ({ id })) });

/** What a client is answered when it asks for rows, or writes some. */
export function restTests(open: OpenClient, options = inMemory): void {
  it.each<[what: string, steps: Steps, expected: object]>([
    ['eq', [['eq', 'nom', 'Léa']], ids(4)],
    ['neq', [['neq', 'nom', 'Léa']], ids(1, 2, 3)],
    [
      'lt and gt',
      [
        ['lt', 'id', 4],
        ['gt', 'id', 1],
      ],
      ids(2, 3),
    ],
    [
      'lte and gte',
      [
        ['lte', 'id', 3],
        ['gte', 'id', 3],
      ],
      ids(3),
    ],
    ['in', [['in', 'commentaire', ['humeur 1', 'moi', 'a, "b" (c)']]], ids(1, 4)],
    [
      'is and not',
      [
        ['not', 'nom', 'eq', 'Léa'],
        ['not', 'nom', 'is', null],
      ],
      ids(1, 2, 3),
    ],
    ['a moment', [['lt', 'created_at', '2000-01-01T00:00:00Z']], ids()],
    ['match', [['match', { nom: 'Zoé', commentaire: 'humeur 2' }]], ids(2)],
    [
      'order',
      [
        ['order', 'nom', { ascending: false }],
        ['order', 'id', { ascending: false }],
      ],
      ids(3, 2, 1, 4),
    ],
    ['order and nulls', [['order', 'id', { ascending: false, nullsFirst: false }]], ids(4, 3, 2, 1)],
    [
      'limit',
      [
        ['order', 'id', { ascending: false }],
        ['limit', 2],
      ],
      ids(4, 3),
    ],
    [
      'range',
      [
        ['order', 'id'],
        ['range', 1, 2],
      ],
      ids(2, 3),
    ],
  ])('20: select with %s', async (_what, steps, expected) => {
    const { client } = await startWithMoods(open, options);
    expect(await table(client, ['select', 'id'], ...steps)).toMatchObject({ ...expected, status: 200 });
  });

  it('20: select takes everything, some columns, or columns by another name', async () => {
    const { client } = await startWithMoods(open, options);
    expect(await table(client, ['select'], ['eq', 'id', 4])).toMatchObject({
      data: [{ id: 4, ...mood, ...stamps }],
    });
    expect(await table(client, ['select', 'qui:nom, emoji'], ['eq', 'id', 4])).toMatchObject({
      data: [{ qui: 'Léa', emoji: '🔥' }],
    });
  });

  it('20: one row as an object, 406 where there is not exactly one, null where there may be none', async () => {
    const { client } = await startWithMoods(open, options);
    const one = await table(client, ['select', 'id'], ['eq', 'id', 1], ['single']);
    expect(one).toMatchObject({ data: { id: 1 }, status: 200 });
    for (const [id, rows] of [
      [1, 4],
      [9, 0],
    ] as const) {
      expect(await table(client, ['select', 'id'], ['gte', 'id', id], ['single'])).toMatchObject({
        status: 406,
        data: null,
        error: { code: 'PGRST116', details: `The result contains ${rows} rows` },
      });
    }
    const none = await table(client, ['select', 'id'], ['eq', 'id', 9], ['maybeSingle']);
    expect(none).toMatchObject({ data: null, error: null });
  });

  it('20: rows are counted, with them and without', async () => {
    const { client } = await startWithMoods(open, options);
    expect(await table(client, ['select', '*', { count: 'exact', head: true }])).toMatchObject({
      count: 4,
      data: null,
      error: null,
    });
    const some = await table(client, ['select', 'id', { count: 'exact' }], ['range', 0, 1]);
    expect(some).toMatchObject({ ...ids(1, 2), count: 4, status: 206 });
    const beyond = await table(client, ['select', 'id', { count: 'exact' }], ['range', 10, 11]);
    expect(beyond).toMatchObject({ status: 416, error: { code: 'PGRST103' } });
  });

  it('20: insert answers 201, with the rows where they are wanted', async () => {
    const { client, lab } = await startWithMoods(open, options);
    expect(await table(client, ['insert', mood])).toMatchObject({ status: 201, data: null, error: null });
    const several = await table(client, ['insert', [mood, { ...mood, nom: 'Nour' }]], ['select', 'id, nom']);
    expect(several).toMatchObject({
      status: 201,
      data: [
        { id: 6, nom: 'Léa' },
        { id: 7, nom: 'Nour' },
      ],
    });
    const one = await table(client, ['insert', { id: 50, ...mood }], ['select'], ['single']);
    expect(one).toMatchObject({ status: 201, data: { id: 50, ...mood, ...stamps } });
    const silent = await table(client, ['insert', { nom: 'Max', emoji: '😶' }], ['select'], ['single']);
    expect(silent).toMatchObject({ status: 201, data: { nom: 'Max', commentaire: '' } });
    expect([...lab.store.rows()]).toHaveLength(9);
  });

  it('20: update and delete answer 204, or 200 with the rows', async () => {
    const { client, lab } = await startWithMoods(open, options);
    const updated = await table(
      client,
      ['update', { emoji: '🚀' }],
      ['eq', 'nom', 'Zoé'],
      ['select', 'id, emoji'],
    );
    expect(updated).toMatchObject({ status: 200, data: [1, 2, 3].map((id) => ({ id, emoji: '🚀' })) });
    expect(await table(client, ['update', { nom: 'Ana' }], ['eq', 'id', 4])).toMatchObject({
      status: 204,
      data: null,
    });
    expect(await table(client, ['update', { nom: 'Ana' }], ['eq', 'id', 40], ['select'])).toMatchObject({
      data: [],
    });
    const removed = await table(client, ['delete'], ['in', 'id', [1, 4]], ['select', 'id, nom']);
    expect(removed).toMatchObject({
      status: 200,
      data: [
        { id: 1, nom: 'Zoé' },
        { id: 4, nom: 'Ana' },
      ],
    });
    expect(await table(client, ['delete', { count: 'exact' }], ['gt', 'id', 0])).toMatchObject({
      status: 204,
      count: 2,
    });
    expect([...lab.store.rows()]).toEqual([]);
  });

  it('20: a row’s own timestamps may be sent back: the lab’s clock sets them', async () => {
    const { client, lab } = await startWithMoods(open, options);
    const { data } = (await table(client, ['select'], ['eq', 'id', 1], ['single'])) as { data: object };
    const sent = { ...data, emoji: '🙃', updated_at: '2001-01-01T00:00:00Z' };
    const back = await table(client, ['update', sent], ['eq', 'id', 1], ['select'], ['single']);
    expect(back).toMatchObject({ error: null, data: { ...data, emoji: '🙃', updated_at: timestamp } });
    const { latest } = lab.log;
    expect(await table(client, ['update', { updated_at: sent.updated_at }], ['eq', 'id', 1])).toMatchObject({
      status: 204,
    });
    expect(lab.log.read(latest).entries).toMatchObject([
      { change: { eventType: 'UPDATE', new: { emoji: '🙃' } } },
    ]);
  });

  it('20: upsert changes the row whose id is taken, or leaves it alone', async () => {
    const { client } = await startWithMoods(open, options);
    const merged = await table(client, ['upsert', { id: 1, ...mood }], ['select', 'id, nom']);
    expect(merged).toMatchObject({ status: 200, data: [{ id: 1, nom: 'Léa' }] });
    const both = [
      { id: 2, ...mood },
      { id: 9, ...mood },
    ];
    expect(await table(client, ['upsert', both, { onConflict: 'id' }])).toMatchObject({
      status: 201,
      error: null,
    });
    const ignored = await table(
      client,
      ['upsert', { id: 3, ...mood }, { ignoreDuplicates: true }],
      ['select'],
    );
    expect(ignored).toMatchObject({ error: null, data: [] });
    expect(await table(client, ['select', 'id'], ['eq', 'nom', 'Léa'], ['order', 'id'])).toMatchObject(
      ids(1, 2, 4, 9),
    );
  });
}
