import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { StoreAwayError } from '../../lab-server/store/store.ts';
import { ask } from '../support/ask.ts';
import '../support/globals.ts';
import { post, startLab } from '../support/lab.ts';
import { callWitness } from '../support/witness.ts';

const TABLE = '/rest/v1/humeur';
const mood = { nom: 'Léa', emoji: '🔥', commentaire: 'moi' };
const headers = { Host: '127.0.0.1', apikey: 'rude', 'Content-Type': 'application/json' };
const deep = '['.repeat(100_000) + ']'.repeat(100_000);
const text = (value: unknown) => JSON.stringify(value);

interface Bad {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

describe('/rest/v1', () => {
  it.each<[what: string, bad: Bad, status: number, code: string | null]>([
    ['no key', { headers: { apikey: '' } }, 401, null],
    ['a foreign name', { headers: { Host: 'rebound.example' } }, 403, null],
    ['a foreign name in a preflight', { method: 'OPTIONS', headers: { Host: 'rebound.example' } }, 403, null],
    ['no table', { path: '/rest/v1/' }, 404, 'PGRST125'],
    ['a path below a table', { path: `${TABLE}/1` }, 404, 'PGRST125'],
    ['a table in capitals', { path: '/rest/v1/HUMEUR' }, 404, 'PGRST205'],
    ['a path that is not decodable', { path: '/rest/v1/%E0%A4%A' }, 400, 'PGRST100'],
    ['a method that is none', { method: 'PUT', body: text(mood) }, 405, 'PGRST117'],
    ['a column that every object has', { path: `${TABLE}?constructor=eq.1` }, 400, '42703'],
    ['an operator that every object has', { path: `${TABLE}?id=constructor.1` }, 400, 'PGRST100'],
    ['a condition without an operator', { path: `${TABLE}?id=1` }, 400, 'PGRST100'],
    ['a list that is none', { path: `${TABLE}?id=in.1,2` }, 400, 'PGRST100'],
    ['a list of no numbers', { path: `${TABLE}?id=in.(1,x)` }, 400, '22P02'],
    ['a limit under zero', { path: `${TABLE}?limit=-1` }, 400, 'PGRST100'],
    ['a limit that is none', { path: `${TABLE}?limit=1e3` }, 400, 'PGRST100'],
    ['an offset that is none', { path: `${TABLE}?offset=x` }, 400, 'PGRST100'],
    ['an order that is none', { path: `${TABLE}?order=id.up` }, 400, 'PGRST100'],
    ['a cast', { path: `${TABLE}?select=id::text` }, 400, 'PGRST100'],
    ['a column of the prototype', { path: `${TABLE}?select=__proto__` }, 400, '42703'],
    ['a form that is not written', { headers: { Accept: 'text/html' } }, 406, 'PGRST107'],
    ['no JSON', { method: 'POST', body: '{"nom":' }, 400, 'PGRST102'],
    ['no body', { method: 'POST' }, 400, '23502'],
    ['null', { method: 'POST', body: 'null' }, 400, 'PGRST102'],
    ['a list of lists', { method: 'POST', body: '[[]]' }, 400, 'PGRST102'],
    ['a mood and a number', { method: 'POST', body: text([mood, 7]) }, 400, 'PGRST102'],
    [
      'rows of different columns',
      { method: 'POST', body: text([mood, { ...mood, id: 9 }]) },
      400,
      'PGRST102',
    ],
    ['the prototype', { method: 'POST', body: '{"__proto__":{"nom":"x"}}' }, 400, 'PGRST204'],
    [
      'a column of nobody',
      { method: 'POST', path: `${TABLE}?columns=%22x%22`, body: text(mood) },
      400,
      'PGRST204',
    ],
    [
      'a text without bottom',
      { method: 'POST', body: `{"emoji":"a","commentaire":"","nom":${deep}}` },
      413,
      '54001',
    ],
    ['a text with a zero', { method: 'POST', body: text({ ...mood, nom: 'a\0b' }) }, 400, '22P05'],
    ['an empty name', { method: 'POST', body: text({ ...mood, nom: '' }) }, 400, '23514'],
    [
      'an id beyond all',
      { method: 'POST', body: '{"nom":"a","emoji":"b","commentaire":"","id":1e300}' },
      400,
      '22P02',
    ],
    ['an id too large', { method: 'POST', body: text({ ...mood, id: '9007199254740993' }) }, 400, '22003'],
    ['a moment that is none', { method: 'POST', body: text({ ...mood, created_at: {} }) }, 400, '22007'],
    [
      'two objects to update with',
      { method: 'PATCH', path: `${TABLE}?id=eq.1`, body: text([mood, mood]) },
      400,
      'PGRST102',
    ],
    [
      'a body without end',
      { method: 'POST', body: text([{ ...mood, commentaire: 'x'.repeat(1_100_000) }]) },
      413,
      null,
    ],
    [
      'a small body that becomes large',
      {
        method: 'POST',
        headers: { 'Content-Encoding': 'gzip' },
        body: gzipSync(Buffer.alloc(5_000_000, 32)),
      },
      413,
      null,
    ],
    [
      'a body in an unknown packing',
      { method: 'POST', headers: { 'Content-Encoding': 'x' }, body: 'x' },
      415,
      'PGRST100',
    ],
    ['brackets without bottom', { method: 'POST', body: '['.repeat(500_000) }, 400, 'PGRST102'],
  ])('answers %s as PostgREST would, and writes nothing', async (_what, bad, status, code) => {
    const lab = await startLab();
    await post(lab, 1);
    const { path = TABLE, ...question } = bad;
    const answer = await ask(lab.origin, path, { ...question, headers: { ...headers, ...bad.headers } });
    expect(answer.status).toBe(status);
    expect(answer.json()).toEqual({
      code,
      message: expect.any(String) as string,
      details: expect.toBeOneOf([null, expect.any(String)]) as null,
      hint: expect.toBeOneOf([null, expect.any(String)]) as null,
    });
    expect(answer.text).not.toContain('undefined');
    expect(lab.log.latest).toBe(`${lab.log.epoch}.1`);
  });

  it('has nothing else of Supabase, and says so to pages of any origin', async () => {
    const lab = await startLab();
    for (const path of [
      '/auth/v1/token',
      '/storage/v1/object/x',
      '/functions/v1/x',
      '/realtime/v1/api/broadcast',
    ]) {
      const answer = await ask(lab.origin, path, { method: 'POST', headers, body: '{}' });
      expect(answer.status).toBe(404);
      expect(answer.headers['access-control-allow-origin']).toBe('*');
      expect(answer.json()).toMatchObject({
        message: expect.stringContaining('is not part of this lab') as string,
      });
    }
  });

  it('goes on reading while the database is away, and answers writes with 503', async () => {
    const lab = await startLab();
    await post(lab, 1);
    const { write } = lab.store;
    lab.store.write = () => Promise.reject(new StoreAwayError('none'));
    onTestFinished(() => void (lab.store.write = write));
    const answer = await ask(lab.origin, TABLE, { method: 'POST', headers, body: text(mood) });
    expect(answer.status).toBe(503);
    expect(answer.json()).toMatchObject({ code: 'PGRST001' });
    expect((await ask(lab.origin, TABLE, { headers })).json()).toMatchObject([{ id: 1 }]);
  });

  it('bears a crowd of bad requests; the streams never notice', async () => {
    const lab = await startLab();
    const witness = await callWitness(lab);
    const paths = [
      '?id=in.("',
      '?select=(((',
      `?nom=in.(${'"a,'.repeat(3_000)})`,
      `?order=${'id,'.repeat(3_000)}id`,
    ];
    const answers = await Promise.all(
      Array.from({ length: 80 }, (_, n) =>
        ask(lab.origin, `${TABLE}${paths[n % paths.length]}`, { headers }),
      ),
    );
    for (const { status } of answers) expect(status).toBeLessThan(500);
    await witness.noticedNothing();
  });
});
