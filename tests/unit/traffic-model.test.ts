import { describe, expect, it } from 'vitest';
import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import { conditionsOf, Road } from '../../lab-ui/view/traffic/conditions.ts';
import { factsOfTranscript } from '../../lab-ui/view/traffic/facts.ts';
import { makeTraffic } from '../../lab-ui/view/traffic/make-traffic.ts';
import { receiptsOf, Receipts } from '../../lab-ui/view/traffic/receipts.ts';
import type { Facts, LaneTraffic } from '../../lab-ui/view/traffic/traffic.ts';

let lastId = 0;
const row = (
  transport: TransportName,
  at: number,
  kind: TranscriptRow['kind'],
  about: Partial<TranscriptRow> = {},
): TranscriptRow => ({
  id: ++lastId,
  at,
  client: 'c',
  transport,
  socket: 1,
  exchange: 1,
  kind,
  bytes: 100,
  ...about,
});

const laneOf = (rows: TranscriptRow[], facts: Partial<Facts> = {}): LaneTraffic =>
  makeTraffic(rows, { ...factsOfTranscript(rows), zero: 0, ...facts }).lanes[0]!;

describe('a poll', () => {
  it('is useless when its answer brings nothing, and useful when it brings something', () => {
    const { messages } = laneOf([
      row('short-poll', 0, 'request'),
      row('short-poll', 1, 'answer', { status: 200, entries: 0 }),
      row('short-poll', 100, 'request', { exchange: 2 }),
      row('short-poll', 101, 'answer', { exchange: 2, status: 200, entries: 3 }),
      row('short-poll', 200, 'request', { exchange: 3 }),
      row('short-poll', 201, 'answer', { exchange: 3, status: 304, entries: 0 }),
    ]);
    const fates = messages.map(({ fate }) => fate);
    expect(fates).toEqual(['useless', 'useless', 'useful', 'useful', 'useless', 'useless']);
    expect(messages[1]!.after).toBe(messages[0]);
    expect(messages[2]!.after).toBe(messages[1]);
  });

  it('is refused when the status says so', () => {
    const { messages, spans } = laneOf([
      row('long-poll', 0, 'request'),
      row('long-poll', 5, 'answer', { status: 503, entries: 0 }),
    ]);
    expect(messages.map(({ fate }) => fate)).toEqual(['refused', 'refused']);
    expect(spans).toMatchObject([{ kind: 'held', by: 'answer' }]);
  });

  it('is held from the arrival of the question to the departure of the answer, or to its cut, or still', () => {
    const { spans } = laneOf(
      [
        row('long-poll', 0, 'request'),
        row('long-poll', 2_000, 'answer', { status: 200, entries: 1 }),
        row('long-poll', 2_100, 'request', { exchange: 2 }),
        row('long-poll', 3_000, 'end', { exchange: 2, by: 'fault' }),
        row('long-poll', 3_100, 'request', { exchange: 3 }),
      ],
      { network: NETWORKS.satellite },
    );
    const seen = spans.map(({ from, to, by }) => ({ from, to, by }));
    expect(seen).toEqual([
      { from: 300, to: 2_000, by: 'answer' },
      { from: 2_400, to: 3_000, by: 'fault' },
      { from: 3_400, to: Infinity, by: null },
    ]);
  });

  it('has come back by the time of the next question', () => {
    const { messages } = laneOf(
      [
        row('long-poll', 0, 'request'),
        row('long-poll', 400, 'answer', { status: 200, entries: 1 }),
        row('long-poll', 650, 'request', { exchange: 2 }),
      ],
      { network: NETWORKS.satellite },
    );
    expect(messages[1]).toMatchObject({ sentAt: 400, receivedAt: 650, measured: false });
  });
});

describe('a stream', () => {
  it('is open from its answer to its end, and its empty answer is not useless', () => {
    const { spans, messages } = laneOf([
      row('sse', 0, 'request', { fresh: true }),
      row('sse', 1, 'answer', { status: 200, entries: 0 }),
      row('sse', 50, 'frame', { entries: 1 }),
      row('sse', 90, 'end', { by: 'client' }),
    ]);
    expect(spans).toMatchObject([{ kind: 'stream', from: 1, to: 90, by: 'client' }]);
    expect(messages.every(({ fate }) => fate === 'useful')).toBe(true);
  });

  it('whose beginning is older than the transcript is open from ever on', () => {
    const { spans } = laneOf([row('websocket', 50, 'frame', { entries: 1 })]);
    expect(spans).toMatchObject([{ kind: 'stream', from: -Infinity, to: Infinity, opener: null }]);
  });

  it('loses what was under way when it was cut, but not what a lane says it has had', () => {
    const rows = [
      row('websocket', 0, 'request'),
      row('websocket', 10, 'answer', { status: 101, entries: 0 }),
      row('websocket', 400, 'frame', { entries: 1 }),
      row('websocket', 900, 'frame', { entries: 1 }),
      row('websocket', 1_000, 'end', { by: 'fault' }),
    ];
    const receipts = receiptsOf([{ at: 399, sentAt: 400, receivedAt: 730 }], 0);
    const { messages } = laneOf(rows, {
      network: NETWORKS.satellite,
      receipts: new Map([['websocket', receipts]]),
    });
    expect(messages[2]).toMatchObject({ fate: 'useful', measured: true, receivedAt: 730, commits: [399] });
    expect(messages[3]).toMatchObject({ fate: 'lost', receivedAt: 1_000 });
  });

  it('has pongs that left half a round trip before they were noted', () => {
    const { messages } = laneOf([row('websocket', 1_000, 'pong')], { network: NETWORKS.satellite });
    expect(messages[0]).toMatchObject({ up: true, sentAt: 700, receivedAt: 1_000 });
  });
});

it('a new connection costs a round trip before the question leaves', () => {
  const rows = [row('sse', 0, 'request', { fresh: true })];
  const [opened] = laneOf(rows, { network: NETWORKS.satellite }).messages;
  expect(opened).toMatchObject({ openedAt: 0, sentAt: 600, receivedAt: 900 });
  expect(laneOf(rows).messages[0]).toMatchObject({ openedAt: null, sentAt: 0 });
});

it('moods wait until a message leaves with them', () => {
  const rows = [
    row('short-poll', 0, 'request'),
    row('short-poll', 100, 'answer', { status: 200, entries: 1 }),
  ];
  const moods = [50, 120, 180].map((at) => ({ at, emoji: '' }));
  expect(laneOf(rows, { moods }).waiting).toEqual([120, 180]);
  expect(laneOf(rows, { moods, endsAt: 500 }).waiting).toEqual([]);
});

describe('receipts', () => {
  const ways = [
    { at: 10, sentAt: null, receivedAt: 160 },
    { at: 60, sentAt: null, receivedAt: 210 },
    { at: 61, sentAt: null, receivedAt: 210 },
  ];

  it('are what came at one moment', () => {
    expect(receiptsOf(ways, 10)).toEqual([
      { receivedAt: 150, sentAt: null, commits: [0] },
      { receivedAt: 200, sentAt: null, commits: [50, 51] },
    ]);
  });

  it('are found for messages that overtake nobody, each once', () => {
    const receipts = new Receipts(receiptsOf(ways, 0));
    expect(receipts.take(11, Infinity)?.receivedAt).toBe(160);
    expect(receipts.take(62, Infinity)?.receivedAt).toBe(210);
    expect(receipts.take(63, Infinity)).toBeUndefined();
  });

  it('do not come from a connection that was over by then', () => {
    expect(new Receipts(receiptsOf(ways, 0)).take(11, 100)).toBeUndefined();
  });
});

describe('conditions', () => {
  const conditions = conditionsOf([
    { at: 100, what: 'tunnel' },
    { at: 300, what: 'tunnel-over' },
    { at: 400, what: 'sse: delay 50 ms' },
    { at: 500, what: 'sse: freeze' },
    { at: 600, what: 'sse: delay 0 ms' },
    { at: 700, what: 'websocket: cut reset' },
    { at: 800, what: 'restart' },
  ]);

  it('are read out of incidents, one after the other', () => {
    const seen = conditions.map(({ transport, what, from, to }) => [transport, what, from, to]);
    expect(seen).toEqual([
      [null, 'freeze', 100, 300],
      ['sse', 'delay', 400, 500],
      ['sse', 'freeze', 500, 600],
      [null, 'away', 800, Infinity],
    ]);
  });

  it('hold up what would arrive while nothing moves, and delay what is sent while they delay', () => {
    const sse = new Road(NETWORKS.fibre, conditions, 'sse');
    const websocket = new Road(NETWORKS.fibre, conditions, 'websocket');
    expect(sse.arrival(50, 0)).toBe(60);
    expect(sse.arrival(95, 0)).toBe(300);
    expect(sse.arrival(410, 0)).toBe(470);
    expect(websocket.arrival(410, 0)).toBe(420);
    expect(new Road(NETWORKS['slow-3g'], [], 'sse').arrival(0, 5_000)).toBe(250);
  });
});
