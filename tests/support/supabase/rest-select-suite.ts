import { expect, it } from 'vitest';
import type { Steps } from './agent.ts';
import { inMemory, type OpenClient } from './driver.ts';
import { ids, mood, stamps, startWithMoods, table } from './rest-moods.ts';

/** What a client is answered when it asks for rows. */
export function restSelectTests(open: OpenClient, options = inMemory): void {
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
}
