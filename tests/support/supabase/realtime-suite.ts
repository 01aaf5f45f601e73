import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { toCommitTimestamp } from '../../../lab-server/wire/timestamp.ts';
import { entriesOf, post, startLab } from '../lab.ts';
import { listen } from '../listen.ts';
import { upTo } from '../reader.ts';
import { eventually } from '../until.ts';
import { ALL, inMemory, KEY, type OpenClient } from './driver.ts';

/** What a client is told of changes while nothing goes wrong. */
export function realtimeTests(open: OpenClient, options = inMemory): void {
  it('1: SUBSCRIBED comes within a second, exactly once', async () => {
    const lab = await startLab(await options());
    const client = await open(lab.origin);
    const begun = performance.now();
    await client.subscribe('humeur_realtime');
    expect(performance.now() - begun).toBeLessThan(1_000);
    await post(lab, 1);
    await client.hears('humeur_realtime', 1);
    expect(client.statuses('humeur_realtime')).toEqual(['SUBSCRIBED']);
    expect(client.heard).toContainEqual({
      channel: 'humeur_realtime',
      type: 'system',
      system: {
        extension: 'postgres_changes',
        status: 'ok',
        message: 'Subscribed to PostgreSQL',
        channel: 'humeur_realtime',
      },
    });
  });

  it('2: INSERT, UPDATE and DELETE have the shape that the service gives them', async () => {
    const lab = await startLab(await options());
    const client = await open(lab.origin);
    await client.subscribe('c');
    const { id } = await lab.store.insert({ nom: 'Zoé', emoji: '😴', commentaire: 'un' });
    await lab.store.update(id, { emoji: '🚀' });
    await lab.store.remove(id);
    await client.facts.until(() => client.changes('c').length === 3);
    const [insert, update, remove] = entriesOf(lab);
    const rowOf = (entry: typeof insert) => ({
      ...entry!.change.new,
      created_at: entry!.change.new!.created_at.replace(/0*Z$/, '+00:00').replace('.+', '+'),
      updated_at: entry!.change.new!.updated_at.replace(/0*Z$/, '+00:00').replace('.+', '+'),
    });
    const common = (entry: typeof insert) => ({
      schema: 'public',
      table: 'humeur',
      commit_timestamp: toCommitTimestamp(entry!.at),
      errors: null,
    });
    expect(client.changes('c')).toEqual([
      { ...common(insert), eventType: 'INSERT', new: rowOf(insert), old: {} },
      { ...common(update), eventType: 'UPDATE', new: rowOf(update), old: { id } },
      { ...common(remove), eventType: 'DELETE', new: {}, old: { id } },
    ]);
    expect(rowOf(insert).created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?\+00:00$/);
  });

  it('3: a binding for INSERT hears of no UPDATE', async () => {
    const lab = await startLab(await options());
    const client = await open(lab.origin);
    await client.subscribe('c', [{ ...ALL, event: 'INSERT' }]);
    await post(lab, 1);
    await lab.store.update(1, { emoji: '🚀' });
    await post(lab, 1, 2);
    await client.hears('c', 2);
    expect(client.ids('c')).toEqual([1, 2]);
  });

  it('4: two bindings of one channel keep their order', async () => {
    const lab = await startLab(await options());
    const client = await open(lab.origin);
    await client.subscribe('c', [
      { ...ALL, event: 'DELETE' },
      { ...ALL, event: 'INSERT', filter: 'nom=eq.Zoé' },
    ]);
    await post(lab, 1);
    await lab.store.remove(1);
    await client.hears('c', 1, 0);
    expect(client.changes('c', 0)).toMatchObject([{ eventType: 'DELETE', old: { id: 1 } }]);
    expect(client.changes('c', 1)).toMatchObject([{ eventType: 'INSERT', new: { id: 1 } }]);
    expect(client.statuses('c')).toEqual(['SUBSCRIBED']);
  });

  it('5: two channels share one socket', async () => {
    const lab = await startLab(await options());
    const client = await open(lab.origin);
    await client.subscribe('one');
    await client.subscribe('two', [{ ...ALL, event: 'INSERT' }]);
    await post(lab, 1);
    await Promise.all([client.hears('one', 1), client.hears('two', 1)]);
    expect(lab.host.meter.read(KEY)).toMatchObject([
      { transport: 'supabase', requests: 1, connections: 1, open: 1, entries: 2 },
    ]);
  });

  it.each([
    ['commentaire=eq.humeur 2', [2]],
    ['commentaire=neq.humeur 2', [1, 3, 4]],
    ['id=gt.2', [3, 4]],
    ['id=lte.2', [1, 2]],
    ['commentaire=in.(humeur 1,"humeur 4")', [1, 4]],
  ])('6: the filter %s lets through what fits', async (filter, fitting) => {
    const lab = await startLab(await options());
    const client = await open(lab.origin);
    await client.subscribe('some', [{ ...ALL, filter }]);
    await client.subscribe('all');
    await post(lab, 4);
    await client.hears('all', 4);
    expect(client.ids('some')).toEqual(fitting);
  });

  it('14: removeChannel answers ok and CLOSED, and the server forgets the channel', async () => {
    const lab = await startLab(await options());
    const client = await open(lab.origin);
    await client.subscribe('gone');
    expect(await client.leave('gone')).toBe('ok');
    await client.status('gone', 'CLOSED');
    // The client does not wait for the reply; who joins after it has come after it at the server, too.
    await client.subscribe('stays');
    await post(lab, 1);
    await client.hears('stays', 1);
    expect(client.changes('gone')).toEqual([]);
    expect(lab.host.meter.read(KEY)).toMatchObject([{ entries: 1 }]);
  });

  it('18: version 1.0.0 of the serializer does as well', async () => {
    const lab = await startLab(await options());
    const client = await open(lab.origin, { vsn: '1.0.0', heartbeatIntervalMs: 100 });
    await client.subscribe('c');
    await post(lab, 2);
    await client.hears('c', 2);
    await client.facts.until(() => client.sent.filter(isHeartbeat).length >= 3);
    expect(await client.leave('c')).toBe('ok');
    expect(client.statuses('c')).toEqual(['SUBSCRIBED', 'CLOSED']);
    expect(client.sent[0]).toMatchObject({ event: 'phx_join', topic: 'realtime:c' });
  });

  it('19: createClient asks nobody anything', async () => {
    let connections = 0;
    const server = createServer((_request, response) => response.end()).on('connection', () => connections++);
    const client = await open(`http://127.0.0.1:${await listen(server)}`);
    await client.call(['getChannels']);
    expect(connections).toBe(0);
    await client.call(['from', 'humeur'], ['select', '*']);
    expect(connections).toBe(1);
  });

  it('21: the chapter’s way of starting: a first question, then one channel for everything', async () => {
    const lab = await startLab(await options());
    await post(lab, 1);
    const client = await open(lab.origin);
    const first = await client.call(['from', 'humeur'], ['select', '*'], ['limit', 1]);
    expect(first).toMatchObject({ error: null, data: [{ id: 1 }] });
    await client.subscribe('humeur_realtime');
    const written = await client.call(
      ['from', 'humeur'],
      ['insert', { nom: 'Léa', emoji: '🔥', commentaire: 'moi' }],
    );
    expect(written).toMatchObject({ error: null, status: 201 });
    await client.hears('humeur_realtime', 2);
  });

  it('22: letters beyond ASCII come and go unharmed', async () => {
    const lab = await startLab(await options());
    const client = await open(lab.origin);
    const texts = { nom: 'Éloïse “Zoé”', emoji: '👩🏽‍💻', commentaire: 'ça 漢字 \u2028 \\ " \n\t €' };
    await client.subscribe('canal d’été 🌞', [{ ...ALL, filter: `nom=eq.${texts.nom}` }]);
    const { data } = (await client.call(['from', 'humeur'], ['insert', texts], ['select'], ['single'])) as {
      data: object;
    };
    expect(data).toMatchObject(texts);
    await client.hears('canal d’été 🌞', 1);
    expect(client.changes('canal d’été 🌞')).toMatchObject([{ new: data }]);
  });

  it('23: 200 changes at once come in order', async () => {
    const lab = await startLab(await options());
    const client = await open(lab.origin);
    await client.subscribe('c');
    await lab.store.write(
      upTo(200).map((n) => ({
        type: 'insert',
        humeur: { nom: 'Zoé', emoji: '😴', commentaire: `humeur ${n}` },
      })),
    );
    await client.hears('c', 200);
    expect(client.ids('c')).toEqual(upTo(200));
    await eventually(() => lab.host.meter.read(KEY)[0]?.entries === 200);
  });
}

export function isHeartbeat(frame: unknown): boolean {
  return JSON.stringify(frame).includes('"heartbeat"');
}
