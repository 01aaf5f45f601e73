import { describe, expect, it, vi } from 'vitest';
import { STREAMS, type TransportName } from '../../lab-server/wire/transports.ts';
import { NETWORKS, type NetworkProfile } from '../../lab-server/wire/network.ts';
import '../support/globals.ts';
import { post, startLab, type RunningLab } from '../support/lab.ts';
import { Reader, upTo } from '../support/reader.ts';
import { eventually } from '../support/until.ts';

const RTT = 200;
const HALF = RTT / 2;
const EVENTS = 9;
/** What a median may exceed its theory by, besides what the local run beside it needed at most. */
const TOLERANCE = 5;

const now = () => performance.timeOrigin + performance.now();
const median = (values: readonly number[]) =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]!;

/** A lab on this network, and a reader of it that has not missed anything. */
async function connect(transport: TransportName, profile: Partial<NetworkProfile>, random = Math.random) {
  const lab = await startLab({ coalesceMs: 0, random });
  const asked = vi.spyOn(lab.log, 'appended');
  lab.host.gate.network.set({ ...NETWORKS.local, ...profile });
  const reader = new Reader(lab.origin, transport, { after: lab.log.latest });
  await reader.is('connected');
  /** Resolves when the next event will find a reader that waits for it. */
  const listens = () =>
    transport === 'long-poll'
      ? eventually(() => asked.mock.calls.length > reader.entries.length)
      : Promise.resolve();
  await listens();
  return { lab, reader, listens };
}

/** Posts a mood; resolves to how long it took from its commit to the reader. */
async function timeOne({ lab, reader, listens }: Awaited<ReturnType<typeof connect>>): Promise<number> {
  await listens();
  const seq = reader.entries.length + 1;
  await post(lab, 1, seq);
  await reader.has(seq);
  return now() - reader.entries.at(-1)!.at;
}

/** Delays of isolated events on a slow and on a local network, each pair at the same time: both see the same load. */
async function timeBoth(transport: TransportName): Promise<{ slow: number[]; local: number[] }> {
  const [far, near] = [await connect(transport, { rttMs: RTT }), await connect(transport, {})];
  const [slow, local]: [number[], number[]] = [[], []];
  for (let n = 0; n < EVENTS; n++) {
    const [late, soon] = await Promise.all([timeOne(far), timeOne(near)]);
    slow.push(late);
    local.push(soon);
  }
  return { slow, local };
}

const takenBy = (lab: RunningLab, transport: TransportName) =>
  lab.host.meter.read('test').find((reading) => reading.transport === transport)?.entries ?? 0;

describe('a round trip of 200 ms', () => {
  it.each(['long-poll', 'sse', 'websocket', 'ndjson'] as const)(
    'makes a lone event come half of it later, by %s',
    async (transport) => {
      const { slow, local } = await timeBoth(transport);
      expect(Math.min(...slow)).toBeGreaterThanOrEqual(HALF);
      expect(median(local)).toBeLessThan(HALF);
      expect(median(slow) - median(local)).toBeLessThanOrEqual(HALF + TOLERANCE + Math.max(...local));
    },
  );

  it('makes an event wait for the next question of short polling, then come in one transit', async () => {
    const { slow, local } = await timeBoth('short-poll');
    // Each is posted as the last answer arrives: answer and question are still to come, but for what of the question's
    // way has passed until the commit.
    const late = TOLERANCE + Math.max(...local);
    expect(Math.min(...slow)).toBeGreaterThan(RTT - late);
    expect(median(slow) - median(local)).toBeLessThanOrEqual(RTT + 10 + late);
  });

  it('makes an event right after another take three transits by long polling', async () => {
    const { lab, reader } = await connect('long-poll', { rttMs: RTT });
    await post(lab, 1);
    await eventually(() => takenBy(lab, 'long-poll') === 1);
    await post(lab, 1, 2);
    await reader.has(2);
    const arrived = now();
    const [first, second] = reader.entries;
    expect(arrived - first!.at).toBeGreaterThanOrEqual(3 * HALF);
    expect(arrived - second!.at).toBeGreaterThan(2 * HALF);
    expect(reader.seqs).toEqual([1, 2]);
  });
});

describe.each(STREAMS)('%s', (transport) => {
  const isWhole = (reader: Reader, count: number) => {
    expect(reader.seqs).toEqual(upTo(count));
    expect(reader.gaps).toBe(0);
    expect(reader.states.map(({ name }) => name)).not.toContain('reconnecting');
  };

  it('gets nothing in a tunnel, and everything after it', async () => {
    const { lab, reader } = await connect(transport, { tunnel: { everyMs: 1_000, forMs: 600 } });
    const { network } = lab.host.gate;
    await eventually(() => network.shape()!.frozen);
    await post(lab, 5);
    let during = 0;
    await eventually(() => {
      if (network.shape()!.frozen) during = reader.entries.length;
      return !network.shape()!.frozen;
    });
    expect(during).toBe(0);
    await reader.has(5);
    isWhole(reader, 5);
  });

  it('takes as long for many events as the bandwidth needs for their bytes', async () => {
    const bytesPerSecond = 20_000;
    const { lab, reader } = await connect(transport, { bytesPerSecond });
    await post(lab, 60);
    await reader.has(60);
    const took = now() - reader.entries[0]!.at;
    const size = JSON.stringify(reader.entries).length;
    expect(took).toBeGreaterThanOrEqual((size / bytesPerSecond) * 1_000);
    isWhole(reader, 60);
  });

  it('keeps the order under jitter', async () => {
    let turn = 0;
    const { lab, reader } = await connect(
      transport,
      { rttMs: 100, jitterMs: 100 },
      () => [0.99, 0][turn++ % 2]!,
    );
    for (let n = 1; n <= 30; n++) {
      await post(lab, 1, n);
      await new Promise(setImmediate);
    }
    await reader.has(30);
    isWhole(reader, 30);
    expect(reader.entries).toHaveLength(30);
  });
});
