import { describe, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import '../support/globals.ts';
import { post, startLab } from '../support/lab.ts';
import { openNodeClient } from '../support/supabase/node-client.ts';
import { mood, startWithMoods, table } from '../support/supabase/rest-moods.ts';
import { restRefusalTests } from '../support/supabase/rest-refusal-suite.ts';
import { restSelectTests } from '../support/supabase/rest-select-suite.ts';
import { restWriteTests } from '../support/supabase/rest-write-suite.ts';
import { inMemory } from '../support/supabase/driver.ts';

describe('supabase-js in Node, asking for rows', () => {
  restSelectTests(openNodeClient);
  restWriteTests(openNodeClient);
  restRefusalTests(openNodeClient);

  it('20: a column that one row of several lacks is null, or its default where that is wanted', async () => {
    const { client } = await startWithMoods(openNodeClient, inMemory);
    const both = [mood, { nom: 'Nour', emoji: '😶' }];
    expect(await table(client, ['insert', both])).toMatchObject({ error: { code: '23502' } });
    const kept = await table(client, ['insert', both, { defaultToNull: false }], ['select', 'commentaire']);
    expect(kept).toMatchObject({ error: null, data: [{ commentaire: 'moi' }, { commentaire: '' }] });
  });

  it('20: an upsert changes the columns that it names and no other', async () => {
    const { client } = await startWithMoods(openNodeClient, inMemory);
    const merged = await table(
      client,
      ['upsert', { id: 4, nom: 'Ana', emoji: '🚀' }],
      ['select', 'nom, commentaire'],
    );
    expect(merged).toMatchObject({ status: 200, data: [{ nom: 'Ana', commentaire: 'moi' }] });
  });
});

describe('/rest/v1/humeur', () => {
  it('answers a preflight with 204, everything that was asked for, and for how long', async () => {
    const lab = await startLab();
    const answer = await ask(lab.origin, '/rest/v1/humeur?select=*', {
      method: 'OPTIONS',
      headers: {
        Host: `127.0.0.1:${lab.port}`,
        Origin: 'http://elsewhere.example',
        'Access-Control-Request-Method': 'PATCH',
        'Access-Control-Request-Headers': 'apikey,authorization,content-profile,prefer,x-client-info',
      },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-headers': 'apikey,authorization,content-profile,prefer,x-client-info',
      'access-control-allow-methods': 'GET, HEAD, POST, PATCH, DELETE',
      'access-control-max-age': '7200',
    });
    expect(answer.headers['access-control-allow-private-network']).toBeUndefined();
    expect(answer.text).toBe('');
  });

  it('lets a page of another origin read its answers and their range, errors too', async () => {
    const lab = await startLab();
    const headers = { Host: `127.0.0.1:${lab.port}`, Origin: 'http://elsewhere.example', apikey: 'k' };
    for (const path of ['/rest/v1/humeur', '/rest/v1/posts', '/rest/v1/humeur?id=eq.x', '/rest/v1/']) {
      const answer = await ask(lab.origin, path, { headers });
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.headers['access-control-expose-headers']).toContain('Content-Range');
    }
  });

  it('takes a range of rows from the header, too', async () => {
    const lab = await startLab();
    await post(lab, 5);
    const headers = { Host: `127.0.0.1:${lab.port}`, apikey: 'k', 'Range-Unit': 'items', Range: '1-2' };
    const answer = await ask(lab.origin, '/rest/v1/humeur?select=id', { headers });
    expect(answer.json()).toEqual([{ id: 2 }, { id: 3 }]);
    expect(answer.headers['content-range']).toBe('1-2/*');
  });

  it('gives 1,000 rows at most, and changes as many as fit', async () => {
    const lab = await startLab();
    await post(lab, 1_001);
    const headers = { Host: `127.0.0.1:${lab.port}`, apikey: 'k' };
    const all = await ask(lab.origin, '/rest/v1/humeur?limit=2000', { headers });
    expect(all.json()).toHaveLength(1_000);
    await ask(lab.origin, '/rest/v1/humeur?id=gt.0', { method: 'DELETE', headers });
    expect([...lab.store.rows()]).toEqual([]);
  });

  it('is not counted into anybody’s readings', async () => {
    const lab = await startLab();
    await ask(lab.origin, '/rest/v1/humeur', { headers: { Host: '127.0.0.1', apikey: 'lane' } });
    expect(lab.host.meter.read()).toEqual([]);
  });
});
