import { describe, expect, it } from 'vitest';
import { makeCursor, parseBatch } from '../../lab-server/wire/batch.ts';
import { ask, askHead, head, RawSocket, upgradeHead } from '../support/ask.ts';
import '../support/globals.ts';
import { post, startLab } from '../support/lab.ts';

describe('every answer', () => {
  it.each(['short-poll', 'long-poll', 'sse', 'nowhere'])(
    'of the stream %s is stored nowhere',
    async (name) => {
      const lab = await startLab();
      const headers = await askHead(lab.origin, `/stream/${name}`);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['etag']).toBeUndefined();
    },
  );

  it.each(['/humeurs', '/humeurs?limit=0', '/humeurs/7', '/time', '/lab', '/nowhere'])(
    'to %s is stored nowhere, and names no software',
    async (path) => {
      const lab = await startLab();
      const { headers } = await ask(lab.origin, path);
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['content-type']).toMatch(/^application\/json/);
      expect(headers['x-powered-by']).toBeUndefined();
    },
  );

  it('to an upgrade is stored nowhere either', async () => {
    const lab = await startLab();
    const client = new RawSocket(lab.port);
    client.say(upgradeHead('/stream/websocket'));
    const [opening] = (await client.until((text) => text.includes('\r\n\r\n'))).split('\r\n\r\n');
    expect(opening).toMatch(/^Cache-Control: no-store\r?$/m);
  });

  it('of the streams says its type', async () => {
    const lab = await startLab();
    expect((await askHead(lab.origin, '/stream/sse'))['content-type']).toBe('text/event-stream');
    expect((await askHead(lab.origin, '/stream/short-poll'))['content-type']).toBe('application/json');
  });
});

describe('short polling', () => {
  it('answers 200 with an empty batch when nothing is new', async () => {
    const lab = await startLab();
    await post(lab, 2);
    const answer = await ask(lab.origin, `/stream/short-poll?after=${lab.log.latest}`);
    expect(answer.status).toBe(200);
    expect(parseBatch(answer.json())).toMatchObject({ entries: [], next: lab.log.latest, gap: false });
  });

  it('answers 304 without a body to a reader that asks for it and has everything', async () => {
    const lab = await startLab();
    await post(lab, 2);
    const tag = `"${lab.log.latest}"`;
    const path = `/stream/short-poll?client=c&after=${lab.log.latest}`;
    const answer = await ask(lab.origin, path, { headers: { 'If-None-Match': tag } });
    expect([answer.status, answer.text, answer.headers.etag]).toEqual([304, '', tag]);
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(lab.host.meter.read('c')).toMatchObject([{ requests: 1, useless: 1, entries: 0 }]);
  });

  it('answers such a reader 200 with a tag when there is news, when it is behind, and when there is a gap', async () => {
    const lab = await startLab();
    await post(lab, 2);
    const { epoch, latest } = lab.log;
    const first = makeCursor(epoch, 1);
    for (const [after, tag] of [
      [first, `"${first}"`],
      [latest, '""'],
      ['elsewhere.2', `"${latest}"`],
    ]) {
      const headers = { 'If-None-Match': tag! };
      const answer = await ask(lab.origin, `/stream/short-poll?after=${after}`, { headers });
      expect([after, tag, answer.status, answer.headers.etag]).toEqual([after, tag, 200, `"${latest}"`]);
    }
  });
});

describe('server-sent events', () => {
  it('take what the browser says it has seen for newer than their address', async () => {
    const lab = await startLab();
    await post(lab, 5);
    const { epoch } = lab.log;
    const client = new RawSocket(lab.port);
    const line = `GET /stream/sse?after=${epoch}.1 HTTP/1.1`;
    client.say(head(line, { 'Last-Event-ID': `${epoch}.3` }));
    const received = await client.until((text) => text.includes('"seq":5'));
    expect(received.match(/"seq":\d/g)).toEqual(['"seq":4', '"seq":5']);
    expect(received).toContain(`id:${epoch}.5`);
  });

  it('refuse a Last-Event-ID that is no cursor', async () => {
    const lab = await startLab();
    const answer = await ask(lab.origin, '/stream/sse', { headers: { 'Last-Event-ID': '7' } });
    expect([answer.status, answer.json()]).toMatchObject([400, { error: 'Malformed cursor', got: '"7"' }]);
  });
});
