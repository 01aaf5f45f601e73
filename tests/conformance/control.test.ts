import { describe, expect, it } from 'vitest';
import { NO_FAULT, type ControlNews, type ControlRequest } from '../../lab-server/wire/control.ts';
import type { FeedOptions } from '../../lab-server/wire/feed.ts';
import { ask, Peer } from '../support/ask.ts';
import '../support/globals.ts';
import { startLab } from '../support/lab.ts';
import { callWitness } from '../support/witness.ts';

const feed: FeedOptions = {
  seed: 1,
  rate: 100,
  rhythm: 'regular',
  payloadBytes: 100,
  mix: { insert: 1, update: 0, delete: 0 },
  seconds: 600,
};
const refused = (news: ControlNews) => news.type === 'refused';
const say = (peer: Peer, request: ControlRequest) => peer.socket.send(JSON.stringify(request));
const text = expect.any(String) as string;

describe('the control WebSocket', () => {
  it.each([
    ['no JSON', 'hello', { error: 'Invalid control request', expected: 'JSON', got: '"hello"' }],
    ['a binary frame', Buffer.from('{"type":"feed-stop"}'), { got: '"a binary frame"' }],
    ['null', 'null', { expected: 'Object', got: 'null' }],
    [
      'an unknown request',
      '{"type":"reboot"}',
      { error: 'Invalid control request at "type"', got: '"reboot"' },
    ],
    ['a request too rich', '{"type":"feed-stop","now":true}', { error: 'Invalid control request at "now"' }],
    ['a client without a name', '{"type":"watch","client":"a b"}', { got: '"a b"' }],
    ['an unknown transport', '{"type":"cut","transport":"tcp","how":"clean"}', { got: '"tcp"' }],
    [
      'a delay under zero',
      JSON.stringify({ type: 'fault', transport: 'sse', fault: { ...NO_FAULT, delayMs: -1 } }),
      { expected: '>=0', got: '-1' },
    ],
    [
      'a feed too fast',
      JSON.stringify({ type: 'feed-start', feed: { ...feed, rate: 1_001 } }),
      { expected: '<=1000', got: '1001' },
    ],
    [
      'a payload too large',
      JSON.stringify({ type: 'feed-start', feed: { ...feed, payloadBytes: 10_001 } }),
      { expected: '<=10000', got: '10001' },
    ],
  ])('answers %s with what it expected, and stays open', async (_what, message, said) => {
    const lab = await startLab();
    const peer = await Peer.open(lab.origin, '/control');
    peer.socket.send(message);
    expect(await peer.hears(refused)).toEqual({
      type: 'refused',
      error: text,
      expected: text,
      got: text,
      ...said,
    });
    say(peer, { type: 'time', probe: 7 });
    await peer.hears((news: ControlNews) => news.type === 'time' && news.probe === 7);
    expect(lab.feed.state.running).toBe(false);
  });

  it('closes on a frame over its limit; the others never notice', async () => {
    const lab = await startLab();
    const witness = await callWitness(lab);
    const other = await Peer.open(lab.origin, '/control');
    const peer = await Peer.open(lab.origin, '/control');
    peer.socket.send('x'.repeat(16 * 1024 + 1));
    expect(await peer.closed()).toMatchObject({ code: 1009 });
    await witness.noticedNothing();
    say(other, { type: 'time', probe: 1 });
    await other.hears((news: ControlNews) => news.type === 'time');
  });

  it('lets one page at a time run the feed, and ends it when that page goes', async () => {
    const lab = await startLab();
    const owner = await Peer.open(lab.origin, '/control');
    const other = await Peer.open(lab.origin, '/control');
    say(owner, { type: 'feed-start', feed });
    await other.hears((news: ControlNews) => news.type === 'feed' && news.feed.running);
    say(other, { type: 'feed-start', feed });
    expect(await other.hears(refused)).toMatchObject({ error: 'The feed is busy' });
    owner.socket.close();
    await other.hears((news: ControlNews) => news.type === 'feed' && !news.feed.running);
    expect(lab.feed.state.running).toBe(false);
  });

  it('tells readings and transcript of the watched client, of no other, and never of itself', async () => {
    const lab = await startLab();
    const peer = await Peer.open(lab.origin, '/control');
    say(peer, { type: 'watch', client: 'mine' });
    await ask(lab.origin, '/stream/short-poll?client=other');
    say(peer, { type: 'time', probe: 1 });
    await peer.hears((news: ControlNews) => news.type === 'time');
    await ask(lab.origin, '/stream/short-poll?client=mine&after=earliest');
    const told = await peer.hears(
      (news: ControlNews): news is ControlNews & { type: 'readings' } => news.type === 'readings',
    );
    expect(told).toMatchObject({
      readings: [{ client: 'mine', transport: 'short-poll', requests: 1, useless: 1, connections: 1 }],
      transcript: [
        { kind: 'request', client: 'mine', after: `${lab.log.epoch}.0`, fresh: true },
        { kind: 'answer', client: 'mine', status: 200, entries: 0 },
      ],
    });
    expect(lab.host.meter.read().map(({ client }) => client)).toEqual(['other', 'mine']);
  });

  it('tells every page of a fault', async () => {
    const lab = await startLab();
    const [one, other] = [await Peer.open(lab.origin, '/control'), await Peer.open(lab.origin, '/control')];
    const fault = { ...NO_FAULT, refuse: true };
    say(one, { type: 'fault', transport: 'sse', fault });
    const told = await other.hears((news: ControlNews) => news.type === 'faults');
    expect(told).toMatchObject({ faults: { sse: fault, websocket: NO_FAULT } });
    expect((await ask(lab.origin, '/stream/sse')).status).toBe(503);
  });
});
