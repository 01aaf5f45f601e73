import { expect, it } from 'vitest';
import { inMemory, type OpenClient } from './driver.ts';
import { ids, mood, stamps, startWithMoods, table, timestamp } from './rest-moods.ts';

/** What a client is answered when it writes rows. */
export function restWriteTests(open: OpenClient, options = inMemory): void {
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
