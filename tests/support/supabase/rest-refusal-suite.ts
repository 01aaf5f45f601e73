import { expect, it } from 'vitest';
import type { Steps } from './agent.ts';
import { inMemory, type OpenClient } from './driver.ts';
import { mood, startWithMoods, table } from './rest-moods.ts';

/** What a client is told that asks for what there is not, or writes what may not be. */
export function restRefusalTests(open: OpenClient, options = inMemory): void {
  it.each<[what: string, steps: Steps, expected: object]>([
    ['an unknown column to select', [['select', 'humeur']], { code: '42703' }],
    ['an unknown column to filter by', [['select'], ['eq', 'humeur', 1]], { code: '42703' }],
    ['an unknown column to order by', [['select'], ['order', 'humeur']], { code: '42703' }],
    ['an unknown column to write', [['insert', { ...mood, humeur: 1 }]], { code: 'PGRST204' }],
    ['a relation', [['select', '*, auteur(nom)']], { code: 'PGRST200' }],
    ['a number that is none', [['select'], ['eq', 'id', 'abc']], { code: '22P02' }],
    ['a moment that is none', [['select'], ['gt', 'created_at', 'demain']], { code: '22007' }],
    ['an operator that the lab has not', [['select'], ['like', 'nom', 'Z%']], { code: 'PGRST100' }],
    ['an alternative', [['select'], ['or', 'id.eq.1,id.eq.2']], { code: 'PGRST100' }],
    ['a missing column', [['insert', { nom: 'Léa', commentaire: '' }]], { code: '23502' }],
    ['null', [['insert', { ...mood, nom: null }]], { code: '23502' }],
    ['a name too long', [['insert', { ...mood, nom: 'x'.repeat(81) }]], { code: '23514' }],
    ['an id that is none', [['insert', { ...mood, id: 1.5 }]], { code: '22P02' }],
    [
      'an id that is taken',
      [['insert', { ...mood, id: 1 }]],
      { code: '23505', details: 'Key (id)=(1) already exists.' },
    ],
    [
      'another id',
      [
        ['update', { id: 77 }],
        ['eq', 'id', 1],
      ],
      { code: '428C9' },
    ],
    [
      'an update of everything',
      [['update', mood]],
      { code: '21000', message: 'UPDATE requires a WHERE clause' },
    ],
    ['a delete of everything', [['delete']], { code: '21000', message: 'DELETE requires a WHERE clause' }],
    ['a conflict that none can be', [['upsert', mood, { onConflict: 'nom' }]], { code: '42P10' }],
    [
      'two of one row',
      [
        [
          'upsert',
          [
            { id: 7, ...mood },
            { id: 7, ...mood },
          ],
        ],
      ],
      { code: '21000' },
    ],
    [
      'one row where two were inserted',
      [['insert', [mood, mood]], ['select'], ['single']],
      { code: 'PGRST116' },
    ],
    ['CSV', [['select'], ['csv']], { code: 'PGRST107' }],
  ])('20: refuses %s as PostgREST does, and writes nothing', async (_what, steps, expected) => {
    const { client, lab } = await startWithMoods(open, options);
    const before = lab.log.latest;
    const { error, data } = (await table(client, ...steps)) as { error: object; data: unknown };
    expect(data).toBeNull();
    expect(error).toMatchObject(expected);
    expect(Object.keys(error).sort()).toEqual(['code', 'details', 'hint', 'message']);
    expect(lab.log.latest).toBe(before);
  });

  it.each<[what: string, steps: Steps, expected: object]>([
    ['another table', [['from', 'posts'], ['select']], { code: 'PGRST205' }],
    ['another schema', [['schema', 'auth'], ['from', 'humeur'], ['select']], { code: 'PGRST106' }],
    ['a function', [['rpc', 'hello']], { code: 'PGRST202' }],
  ])('20: has no %s', async (_what, steps, expected) => {
    const { client } = await startWithMoods(open, options);
    expect(await client.call(...steps)).toMatchObject({ data: null, error: expected });
  });
}
