import { describe, expect, it } from 'vitest';
import { ask, RawSocket, upgradeHead } from '../support/ask.ts';
import '../support/globals.ts';
import { post, startLab, type RunningLab } from '../support/lab.ts';

const mood = JSON.stringify({ nom: 'Ève', emoji: '😈', commentaire: 'ailleurs' });
const evil = { Origin: 'http://evil.example' };

async function upgrade(lab: RunningLab, path: string, headers: Record<string, string>): Promise<string> {
  const client = new RawSocket(lab.port);
  client.say(upgradeHead(path, headers));
  return client.until((text) => text.includes('\r\n\r\n'));
}

describe('a page of another site', () => {
  it.each([
    ['POST', '/humeurs'],
    ['PATCH', '/humeurs/1'],
    ['DELETE', '/humeurs/1'],
  ])('may not %s %s', async (method, path) => {
    const lab = await startLab();
    await post(lab, 1);
    for (const type of ['application/json', 'text/plain']) {
      const headers = { ...evil, 'Content-Type': type };
      const answer = await ask(lab.origin, path, { method, headers, body: mood });
      expect(answer.status).toBe(403);
      expect(answer.json()).toEqual({
        error: 'Foreign origin',
        expected: `http://127.0.0.1:${lab.port}`,
        got: '"http://evil.example"',
      });
    }
    expect(lab.log.latest).toBe(`${lab.log.epoch}.1`);
  });

  it.each(['/stream/websocket', '/control'])('may not open the WebSocket %s', async (path) => {
    const lab = await startLab();
    const own = { Host: `127.0.0.1:${lab.port}` };
    expect(await upgrade(lab, path, { ...own, ...evil })).toMatch(/^HTTP\/1.1 403 /);
    expect(await upgrade(lab, path, { ...own, Origin: 'null' })).toMatch(/^HTTP\/1.1 403 /);
    expect(await upgrade(lab, path, { ...own, Origin: lab.origin })).toMatch(/^HTTP\/1.1 101 /);
    expect(await upgrade(lab, path, own)).toMatch(/^HTTP\/1.1 101 /);
  });

  it('is told nothing that a browser would let it read', async () => {
    const lab = await startLab();
    for (const path of ['/humeurs', '/time', '/lab', '/stream/short-poll']) {
      const { headers } = await ask(lab.origin, path, { headers: evil });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });
});

describe('a name that is not the lab’s', () => {
  it.each(['/', '/humeurs', '/stream/sse', '/stream/short-poll', '/lab', '/nowhere'])(
    'gets nothing from %s',
    async (path) => {
      const lab = await startLab();
      const answer = await ask(lab.origin, path, { headers: { Host: 'rebound.example' } });
      expect(answer.status).toBe(403);
      expect(answer.json()).toMatchObject({ error: 'Foreign host', got: '"rebound.example"' });
    },
  );

  it.each(['/stream/websocket', '/control'])('opens no WebSocket %s', async (path) => {
    const lab = await startLab();
    const headers = { Host: 'rebound.example', Origin: 'http://rebound.example' };
    expect(await upgrade(lab, path, headers)).toMatch(/^HTTP\/1.1 403 /);
  });

  it('is known where it was allowed', async () => {
    const lab = await startLab({ names: ['lab.school.example'] });
    const own = { Host: 'lab.school.example:3000' };
    expect((await ask(lab.origin, '/lab', { headers: own })).status).toBe(200);
    const headers = { ...own, Origin: 'http://lab.school.example:3000', 'Content-Type': 'application/json' };
    expect((await ask(lab.origin, '/humeurs', { method: 'POST', headers, body: mood })).status).toBe(201);
  });
});
