import { describe, expect, it } from 'vitest';
import { STREAMS } from '../../lab-server/wire/transports.ts';
import { ask, RawSocket, upgradeHead } from '../support/ask.ts';
import '../support/globals.ts';
import { post, startLab } from '../support/lab.ts';
import { callWitness } from '../support/witness.ts';

const json = { 'Content-Type': 'application/json' };
const mood = { nom: 'Léa', emoji: '🙂', commentaire: 'Ça va' };
const text = expect.any(String) as string;
const someError = { error: text, expected: text, got: text };

describe('a stream that is asked for wrongly', () => {
  const cursor = '"<epoch>.<seq>" as a batch gave it in "next", or "earliest"';

  it.each([
    ['/stream/carrier-pigeon', 404, { error: 'Unknown transport', got: '/stream/carrier-pigeon' }],
    ['/stream/', 404, { error: text, got: text }],
    ['/stream/sse/more', 404, { error: 'Unknown transport', got: '/stream/sse/more' }],
    ['/nowhere', 404, { error: 'Not found', got: 'GET /nowhere' }],
    ['/stream/websocket', 426, { error: 'Not an upgrade', got: 'a plain request' }],
    ['/stream/sse?after=500', 400, { error: 'Malformed cursor', expected: cursor, got: '"500"' }],
    ['/stream/short-poll?after=', 400, { error: 'Malformed cursor', expected: cursor, got: '""' }],
    [
      '/stream/long-poll?after=e.1%00',
      400,
      { error: 'Malformed cursor', expected: cursor, got: '"e.1\\u0000"' },
    ],
    ['/stream/sse?after=%E0%A4%A', 400, { error: 'Malformed cursor', got: text }],
    ['/stream/sse?after=e.1&after=e.2', 400, { error: 'Ambiguous cursor', got: '2 of them' }],
    ['/stream/sse?client=%zz', 400, { error: 'Invalid client', got: '"%zz"' }],
    ['/stream/sse?client=', 400, { error: 'Invalid client', got: '""' }],
    [`/stream/sse?client=${'x'.repeat(65)}`, 400, { error: 'Invalid client', got: text }],
    ['/stream/%E0%A4%A', 400, { error: 'Invalid request', got: text }],
    ['/humeurs?limit=0', 400, { error: 'Invalid limit', expected: '>=1', got: '0' }],
    ['/humeurs?limit=1001', 400, { error: 'Invalid limit', expected: '<=1000', got: '1001' }],
    ['/humeurs?limit=ten', 400, { error: 'Invalid limit', expected: text, got: text }],
    ['/humeurs?limit=1&limit=2', 400, { error: 'Invalid limit', expected: text, got: text }],
  ])('%s → %i', async (path, status, body) => {
    const lab = await startLab();
    const witness = await callWitness(lab);
    const answer = await ask(lab.origin, path);
    expect(answer.status).toBe(status);
    expect(answer.json()).toEqual({ expected: text, ...body });
    expect(answer.text).not.toMatch(/undefined|null/);
    expect(answer.text.length).toBeLessThan(1_000);
    await witness.noticedNothing();
  });

  it.each(STREAMS)('takes a cursor of another epoch for a gap, no error: %s', async (name) => {
    const lab = await startLab();
    await post(lab, 2);
    const client = new RawSocket(lab.port);
    const path = `/stream/${name}?after=elsewhere.7`;
    client.say(name === 'websocket' ? upgradeHead(path) : `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    const received = await client.until((all) => all.includes('"sentAt"'));
    expect(received).toMatch(name === 'websocket' ? /^HTTP\/1.1 101 / : /^HTTP\/1.1 200 /);
    expect(received).toContain(`{"entries":[],"next":"${lab.log.latest}","gap":true,`);
  });
});

describe('a mood that is written wrongly', () => {
  it.each([
    [
      'no JSON',
      '{"nom": "Léa"',
      400,
      { error: 'Invalid body', expected: 'JSON', got: '"{\\"nom\\": \\"Léa\\""' },
    ],
    ['no body', '', 400, { error: text }],
    ['no object', '"Léa"', 400, { error: 'Invalid humeur', expected: 'Object', got: '"Léa"' }],
    ['null', 'null', 400, { error: 'Invalid humeur', expected: 'Object' }],
    ['a list', '[]', 400, { error: text }],
    [
      'a number for a text',
      JSON.stringify({ ...mood, nom: 7 }),
      400,
      { error: 'Invalid humeur at "nom"', got: '7' },
    ],
    ['an empty name', JSON.stringify({ ...mood, nom: '' }), 400, { error: 'Invalid humeur at "nom"' }],
    [
      'a name too long',
      JSON.stringify({ ...mood, nom: 'x'.repeat(81) }),
      400,
      { expected: '<=80', got: '81' },
    ],
    ['a field too many', JSON.stringify({ ...mood, id: 1 }), 400, { error: 'Invalid humeur at "id"' }],
    ['a prototype', `{"__proto__": {}, "nom": "x"}`, 400, { error: text }],
    [
      'a body over 64 kB',
      JSON.stringify({ ...mood, commentaire: 'x'.repeat(65_536) }),
      413,
      { error: 'Body too large' },
    ],
  ])('%s', async (_what, body, status, said) => {
    const lab = await startLab();
    const witness = await callWitness(lab);
    const answer = await ask(lab.origin, '/humeurs', { method: 'POST', headers: json, body });
    expect(answer.status).toBe(status);
    expect(answer.json()).toEqual({ ...someError, ...said });
    await witness.noticedNothing();
  });

  it.each([
    [
      'PATCH',
      '/humeurs/1',
      '{}',
      400,
      { error: 'Invalid change', expected: 'at least one of nom, emoji, commentaire' },
    ],
    ['PATCH', '/humeurs/1', '{"nom": null}', 400, { error: 'Invalid change at "nom"', got: 'null' }],
    ['PATCH', '/humeurs/x', '{"nom": "a"}', 400, { error: 'Invalid id' }],
    ['PATCH', '/humeurs/1e999', '{"nom": "a"}', 400, { error: 'Invalid id' }],
    ['PATCH', '/humeurs/99', '{"nom": "a"}', 404, { error: 'No such humeur', got: '99' }],
    ['DELETE', '/humeurs/99', undefined, 404, { error: 'No such humeur', got: '99' }],
    ['DELETE', '/humeurs/%2e%2e', undefined, 400, { error: 'Invalid id' }],
    ['DELETE', '/humeurs/%ff', undefined, 400, { error: 'Invalid request' }],
    ['PUT', '/humeurs/1', JSON.stringify(mood), 404, { error: 'Not found', got: 'PUT /humeurs/1' }],
  ])('%s %s %s → %i', async (method, path, body, status, said) => {
    const lab = await startLab();
    await post(lab, 1);
    const answer = await ask(lab.origin, path, {
      method,
      headers: json,
      ...(body !== undefined && { body }),
    });
    expect(answer.status).toBe(status);
    expect(answer.json()).toEqual({ ...someError, ...said });
    expect(answer.text).not.toContain('undefined');
    expect(lab.log.latest).toBe(`${lab.log.epoch}.1`);
  });
});
