import { describe, expect, it } from 'vitest';
import { STREAMS } from '../../lab-server/wire/transports.ts';
import { ask, RawSocket, upgradeHead } from '../support/ask.ts';
import '../support/globals.ts';
import { startLab } from '../support/lab.ts';
import { eventually } from '../support/until.ts';
import { callWitness } from '../support/witness.ts';

const CROWD = 2_500;

/** Asks for a stream that stays open. */
function hold(port: number, name: string, after: string): RawSocket {
  const client = new RawSocket(port);
  const path = `/stream/${name}?client=crowd&after=${after}`;
  client.say(name === 'websocket' ? upgradeHead(path) : `GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  return client;
}

describe('more streams than may be open', () => {
  it.each(['long-poll', 'sse', 'websocket'])('%s gets 503, and a place when one is free', async (name) => {
    const lab = await startLab({ maxOpen: 3 });
    const held = [1, 2, 3].map(() => hold(lab.port, name, lab.log.latest));
    await eventually(() => lab.host.gate.open === 3);
    const [answer, body] = (
      await hold(lab.port, name, lab.log.latest).until((text) => text.includes('}'))
    ).split('\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 503 .*Retry-After: 1\r\n/s);
    expect(JSON.parse(body!)).toEqual({ error: 'Too many open streams', expected: 'at most 3', got: '4' });
    held[0]!.leave();
    await eventually(() => lab.host.gate.open === 2);
    hold(lab.port, name, lab.log.latest);
    await eventually(() => lab.host.gate.open === 3);
  });

  it('leaves everything else open', async () => {
    const lab = await startLab({ maxOpen: 1 });
    hold(lab.port, 'sse', lab.log.latest);
    await eventually(() => lab.host.gate.open === 1);
    expect((await ask(lab.origin, '/stream/short-poll')).status).toBe(503);
    expect((await ask(lab.origin, '/humeurs')).status).toBe(200);
    expect((await ask(lab.origin, '/lab')).status).toBe(200);
  });
});

describe('a flood', () => {
  it(`of ${CROWD} streams is served, its clients vanish, and another client never notices`, async () => {
    const lab = await startLab();
    const witness = await callWitness(lab);
    const open = STREAMS.filter((name) => name !== 'short-poll');
    const crowd: RawSocket[] = [];
    while (crowd.length < CROWD) {
      for (let n = 0; n < 100; n++) crowd.push(hold(lab.port, open[n % open.length]!, lab.log.latest));
      await eventually(() => lab.host.gate.open === crowd.length + 2);
    }
    await witness.noticedNothing();
    for (const client of crowd.filter((_, n) => n % 3 > 0))
      await client.until((text) => text.includes('"seq":1,'));
    for (const client of crowd) client.leave();
    await eventually(() => lab.host.gate.open === 2);
    expect(lab.host.meter.read('crowd').every((reading) => reading.open === 0)).toBe(true);
  });

  it('of connections that say nothing, or half a request, holds up nobody', async () => {
    const lab = await startLab();
    const witness = await callWitness(lab);
    const crowd = Array.from({ length: 500 }, () => new RawSocket(lab.port));
    for (const [n, client] of crowd.entries())
      if (n % 2 === 0) client.say('GET /stream/sse HTTP/1.1\r\nHost:');
    await witness.noticedNothing();
    expect((await ask(lab.origin, '/lab')).status).toBe(200);
    expect(lab.host.gate.open).toBe(2);
  });

  it('of requests on one connection is answered in order', async () => {
    const lab = await startLab();
    const client = new RawSocket(lab.port);
    const line = (n: number) => `GET /stream/short-poll?client=c${n} HTTP/1.1\r\nHost: localhost\r\n\r\n`;
    client.say(Array.from({ length: 500 }, (_, n) => line(n)).join(''));
    await client.until((text) => text.split('HTTP/1.1 200 OK').length === 501);
    await eventually(() => lab.host.gate.open === 0);
    expect(lab.host.meter.read()).toHaveLength(500);
    expect(lab.host.meter.read().every(({ requests }) => requests === 1)).toBe(true);
  });
});
