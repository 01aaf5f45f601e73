import { describe, expect, it } from 'vitest';
import { STREAMS } from '../../lab-server/wire/transports.ts';
import { HEARTBEAT, HEARTBEAT_ANSWER } from '../../lab-server/wire/heartbeat.ts';
import { ask, Peer, RawSocket, upgradeHead } from '../support/ask.ts';
import '../support/globals.ts';
import { post, startLab } from '../support/lab.ts';
import { eventually } from '../support/until.ts';
import { callWitness } from '../support/witness.ts';

/** A client's frame, masked with zeros. */
function frame(opcode: number, payload: Buffer | string, { masked = true, fin = true } = {}): Buffer {
  const body = Buffer.from(payload);
  const length = Buffer.alloc(body.length < 126 ? 0 : 2);
  if (length.length > 0) length.writeUInt16BE(body.length);
  const size = body.length < 126 ? body.length : 126;
  const start = Buffer.from([(fin ? 0x80 : 0) | opcode, (masked ? 0x80 : 0) | size]);
  return Buffer.concat([start, length, Buffer.alloc(masked ? 4 : 0), body]);
}

describe('a WebSocket stream', () => {
  it.each([
    [
      'a text frame',
      'hello',
      1008,
      /^\{"error":"Unexpected message","expected":".+","got":"a text frame"\}$/,
    ],
    [
      'a binary frame',
      Buffer.from([1]),
      1003,
      /^\{"error":"Unexpected message",.+,"got":"a binary frame"\}$/,
    ],
    ['a frame over the limit', 'x'.repeat(65_537), 1009, /^$/],
  ])('is closed with the code that fits %s', async (_what, message, code, reason) => {
    const lab = await startLab();
    const witness = await callWitness(lab);
    const peer = await Peer.open(lab.origin, '/stream/websocket?client=rude');
    peer.socket.send(message);
    expect(await peer.closed()).toEqual({ code, reason: expect.stringMatching(reason) as string });
    await eventually(() => lab.host.meter.read('rude').every(({ open }) => open === 0));
    await witness.noticedNothing();
  });

  it.each([
    ['no mask', frame(1, 'hello', { masked: false }), 1002],
    ['an unknown opcode', frame(3, ''), 1002],
    ['a ping in pieces', frame(9, '', { fin: false }), 1002],
    ['text that is no UTF-8', frame(1, Buffer.from([0xff, 0xfe])), 1007],
    ['a close code that no one may send', frame(8, Buffer.from([0x03, 0xed])), 1002],
  ])('is closed on a frame with %s', async (_what, bytes, code) => {
    const lab = await startLab();
    const witness = await callWitness(lab);
    const client = new RawSocket(lab.port);
    client.say(upgradeHead(`/stream/websocket?after=${lab.log.latest}`));
    const opening = await client.until((text) => text.includes('\r\n\r\n'));
    client.say(bytes);
    const received = Buffer.from(await client.closed(), 'latin1').subarray(opening.length);
    expect([received[0], received.readUInt16BE(2)]).toEqual([0x88, code]);
    await witness.noticedNothing();
  });

  it('answers a heartbeat in kind, and stays open', async () => {
    const lab = await startLab();
    const client = new RawSocket(lab.port);
    client.say(upgradeHead(`/stream/websocket?after=${lab.log.latest}`));
    await client.until((text) => text.includes('\r\n\r\n'));
    client.say(frame(1, HEARTBEAT));
    await client.until((text) => text.includes(HEARTBEAT_ANSWER));
    await post(lab, 1);
    expect(await client.until((text) => text.includes('"seq":1'))).toContain(HEARTBEAT_ANSWER);
  });

  it('is sent nothing after it was told why it is closed', async () => {
    const lab = await startLab();
    const client = new RawSocket(lab.port);
    client.say(upgradeHead(`/stream/websocket?after=${lab.log.latest}`));
    await client.until((text) => text.includes('\r\n\r\n'));
    client.say(frame(1, 'hello'));
    const told = await client.until((text) => text.includes('a text frame'));
    const witness = await callWitness(lab);
    await witness.noticedNothing();
    client.say(frame(8, ''));
    expect(await client.closed()).toBe(told);
  });

  it.each([
    ['an unknown transport', '/stream/pigeon', {}, 404],
    ['a malformed cursor', '/stream/websocket?after=x', {}, 400],
    ['a transport that has no upgrade', '/stream/sse', {}, 400],
    ['a path of nobody', '/elsewhere', {}, 404],
    ['no key', '/stream/websocket', { 'Sec-WebSocket-Key': '' }, 400],
    ['an old version', '/stream/websocket', { 'Sec-WebSocket-Version': '7' }, 400],
    ['a cursor that is not decodable', '/stream/websocket?after=%E0%A4%A', {}, 400],
  ])('is not opened with %s', async (_what, path, headers, status) => {
    const lab = await startLab();
    const client = new RawSocket(lab.port);
    client.say(upgradeHead(path, headers));
    expect(await client.closed()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    await eventually(() => lab.host.gate.open === 0);
    expect((await ask(lab.origin, '/lab')).status).toBe(200);
  });

  it('says as JSON why it is not opened', async () => {
    const lab = await startLab();
    const client = new RawSocket(lab.port);
    client.say(upgradeHead('/stream/pigeon'));
    const [, body] = (await client.closed()).split('\r\n\r\n');
    const expected = `one of ${STREAMS.join(', ')}`;
    expect(JSON.parse(body!)).toEqual({ error: 'Unknown transport', expected, got: '/stream/pigeon' });
  });
});

describe('a peer that does not answer pings', () => {
  it('is dropped, and one that does is kept', async () => {
    const lab = await startLab({ heartbeatMs: 20 });
    const kept = await Peer.open(lab.origin, '/stream/websocket?client=kept');
    const silent = new RawSocket(lab.port);
    silent.say(upgradeHead('/stream/websocket?client=silent'));
    await silent.closed();
    await eventually(() => lab.host.meter.read('silent')[0]?.open === 0);
    expect(lab.host.meter.read('kept')).toMatchObject([{ open: 1 }]);
    await post(lab, 1);
    await kept.hears(({ entries }: { entries: unknown[] }) => entries.length === 1);
  });
});
