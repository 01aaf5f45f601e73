import { describe, expect, it } from 'vitest';
import { ask, Peer, RawSocket, upgradeHead } from '../support/ask.ts';
import '../support/globals.ts';
import { startLab } from '../support/lab.ts';
import { join, OK, openRaw, PATH, refusal, TOPIC, type Said } from '../support/supabase/raw.ts';
import { eventually } from '../support/until.ts';
import { callWitness } from '../support/witness.ts';

describe('the Realtime socket', () => {
  it.each([
    ['no JSON', 'hello'],
    ['an object where an array belongs', '{"topic":"phoenix"}'],
    ['too few parts', '["1","1","phoenix","heartbeat"]'],
    ['too many parts', '["1","1","phoenix","heartbeat",{},1]'],
    ['numbers for references', '[1,1,"phoenix","heartbeat",{}]'],
    ['null for a payload', '["1","1","phoenix","heartbeat",null]'],
    ['a topic without end', JSON.stringify(['1', '1', 'x'.repeat(300), 'phx_join', {}])],
    ['a payload without bottom', `["1","1","phoenix","heartbeat",{"a":${'['.repeat(30_000)}`],
  ])('is closed on %s', async (_what, text) => {
    const lab = await startLab();
    const witness = await callWitness(lab);
    const { peer } = await openRaw(lab);
    peer.socket.send(text);
    expect(await peer.closed()).toEqual({
      code: 1008,
      reason: expect.stringMatching(/^Invalid message/) as string,
    });
    await witness.noticedNothing();
  });

  it.each([
    ['bytes of no kind', Buffer.from([9, 1, 2]), 1003],
    ['nothing', Buffer.alloc(0), 1003],
    ['a push that is cut short', Buffer.from([3, 255, 255, 255, 255, 255, 0, 1]), 1003],
    ['a frame over the limit', 'x'.repeat(65_537), 1009],
  ])('is closed on %s', async (_what, data, code) => {
    const lab = await startLab();
    const { peer } = await openRaw(lab);
    peer.socket.send(data);
    expect((await peer.closed()).code).toBe(code);
    await eventually(() => lab.host.gate.open === 0);
  });

  it.each<[what: string, said: Said, reason: string | RegExp]>([
    ['a topic of nobody', join({}, 'lobby'), 'Unknown topic: expected "realtime:<name>", got "lobby"'],
    ['a topic without a name', join({}, 'realtime:'), /^Unknown topic/],
    ['another schema', join({ schema: 'auth' }), 'Unknown schema: expected "public", got "auth"'],
    ['another table', join({ table: 'posts' }), 'Unknown table: expected "humeur", got "posts"'],
    ['another event', join({ event: 'TRUNCATE' }), /^Invalid join at "config.postgres_changes.0.event"/],
    ['no event', ['1', '1', TOPIC, 'phx_join', { config: { postgres_changes: [{}] } }], /^Invalid join/],
    [
      'bindings that are none',
      ['1', '1', TOPIC, 'phx_join', { config: { postgres_changes: 7 } }],
      /^Invalid join/,
    ],
    ['a config that is none', ['1', '1', TOPIC, 'phx_join', { config: 7 }], /^Invalid join/],
    ['a filter that is none', join({ filter: 'nom' }), /^Invalid filter: expected "column=operator.value"/],
    ['an operator that is none', join({ filter: 'nom=constructor.x' }), /^Invalid filter/],
    ['a column that is none', join({ filter: '__proto__=eq.x' }), /^Unknown column: expected one of id, nom/],
    [
      'a value that is none',
      join({ filter: 'id=eq.abc' }),
      'Invalid value: expected a value of type int8, got "abc"',
    ],
    ['presence', join({}, TOPIC, '1', { presence: { enabled: true } }), /presence are not part of this lab/],
  ])('refuses to join with %s, and says why', async (_what, said, reason) => {
    const lab = await startLab();
    const { say, reply, peer } = await openRaw(lab);
    say(said, [null, '2', 'phoenix', 'heartbeat', {}]);
    expect(await reply('1')).toEqual(refusal(reason));
    expect(await reply('2')).toEqual(OK);
    expect(peer.heard).toHaveLength(2);
  });

  it('bears a binding without bottom', async () => {
    const lab = await startLab();
    const { peer, reply } = await openRaw(lab);
    const deep = '['.repeat(30_000) + ']'.repeat(30_000);
    peer.socket.send(JSON.stringify(join({ select: 0 })).replace('"select":0', `"select":${deep}`));
    expect(await reply('1')).toMatchObject({ status: 'ok' });
  });

  it('has no broadcast and no presence, in text or in bytes, and says so', async () => {
    const lab = await startLab();
    const { say, reply, peer } = await openRaw(lab);
    const push = Buffer.concat([Buffer.from([3, 1, 1, 10, 2, 0, 1]), Buffer.from(`14${TOPIC}é{"a":1}`)]);
    say(
      join(),
      ['1', '2', TOPIC, 'broadcast', { event: 'x' }],
      ['1', '3', TOPIC, 'presence', { event: 'track' }],
    );
    peer.socket.send(push);
    for (const ref of ['2', '3', '4'])
      expect(await reply(ref)).toEqual(refusal(/^Broadcast and presence are not/));
    const systems = (peer.heard as Said[])
      .filter(([, , , event]) => event === 'system')
      .map((said) => said[4]);
    expect(systems).toMatchObject([
      { status: 'ok' },
      { status: 'error', extension: 'broadcast' },
      { status: 'error', extension: 'presence' },
      { status: 'error', extension: 'broadcast' },
    ]);
  });

  it('answers what nobody asked for with an error', async () => {
    const lab = await startLab();
    const { say, reply } = await openRaw(lab);
    say(
      ['1', '1', 'realtime:unknown', 'broadcast', {}],
      [null, '2', 'phoenix', 'dance', {}],
      ['3', '3', TOPIC, 'phx_leave', {}],
    );
    expect(await reply('1')).toEqual(refusal('unmatched topic'));
    expect(await reply('2')).toEqual(refusal('unmatched topic'));
    expect(await reply('3')).toEqual(OK);
    say(join({}, TOPIC, '4'), ['4', '5', TOPIC, 'dance', {}]);
    expect(await reply('5')).toEqual(refusal(/^Unknown event: .+ got "dance"$/));
  });
});

describe('the address of the Realtime socket', () => {
  it.each([
    ['no key', '/realtime/v1/websocket?vsn=2.0.0', {}, 401],
    ['an empty key', '/realtime/v1/websocket?apikey=', {}, 401],
    ['a foreign name', PATH, { Host: 'rebound.example' }, 403],
    ['another path', '/realtime/v1/websockets?apikey=k', {}, 404],
    ['a page of any origin', PATH, { Origin: 'http://elsewhere.example' }, 101],
    ['a key that is no name', '/realtime/v1/websocket?apikey=ey.J0.x', {}, 101],
  ])('with %s', async (_what, path, headers, status) => {
    const lab = await startLab();
    const client = new RawSocket(lab.port);
    client.say(upgradeHead(path, headers));
    const text = await client.until((all) => all.includes('\r\n\r\n'));
    expect(text).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it('takes version 1.0.0 where none is asked for, and closes on one that it does not know', async () => {
    const lab = await startLab();
    const peer = await Peer.open(lab.origin, '/realtime/v1/websocket?apikey=k');
    peer.socket.send('{"topic":"phoenix","event":"heartbeat","payload":{},"ref":"1"}');
    expect(await peer.hears(() => true)).toEqual({
      join_ref: null,
      ref: '1',
      topic: 'phoenix',
      event: 'phx_reply',
      payload: OK,
    });
    const future = await Peer.open(lab.origin, '/realtime/v1/websocket?apikey=k&vsn=3.0.0');
    expect(await future.closed()).toEqual({ code: 1008, reason: 'Expected vsn 1.0.0 or 2.0.0' });
  });

  it('is for upgrades only', async () => {
    const lab = await startLab();
    expect((await ask(lab.origin, PATH, { headers: { Host: '127.0.0.1' } })).status).toBe(426);
    expect((await ask(lab.origin, '/stream/supabase', { headers: { Host: '127.0.0.1' } })).status).toBe(404);
  });
});
