import { expect, it } from 'vitest';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import '../support/globals.ts';
import { post, startLab } from '../support/lab.ts';
import { Reader } from '../support/reader.ts';
import { eventually } from '../support/until.ts';

const STREAMS: readonly TransportName[] = ['sse', 'websocket', 'ndjson'];

async function watched(name: TransportName, heartbeatMs = 60_000) {
  const lab = await startLab({ heartbeatMs });
  lab.host.transcript.watch('test');
  const reader = new Reader(lab.origin, name, { after: lab.log.latest });
  await post(lab, 1);
  await reader.has(1);
  const rows = () => lab.host.transcript.since(0, 'test');
  return { lab, reader, rows, kinds: () => rows().map(({ kind }) => kind) };
}

it.each(STREAMS)('%s: a stream that is ended properly has an end, and says by whom', async (name) => {
  const { lab, rows } = await watched(name);
  lab.host.gate.cut(name, 'clean');
  await eventually(() => rows().some(({ kind, by }) => kind === 'end' && by === 'fault'));
  expect(rows().find(({ kind }) => kind === 'end')).toMatchObject({ exchange: rows()[0]!.exchange });
});

it.each(STREAMS)('%s: signs of life are rows with their bytes', async (name) => {
  const { rows, kinds } = await watched(name, 20);
  await eventually(() => kinds().filter((kind) => kind === 'ping').length >= 2);
  const bytes = { sse: 3, websocket: 2, ndjson: 1 }[name as 'sse' | 'websocket' | 'ndjson'];
  const second = rows().filter(({ kind }) => kind === 'ping')[1];
  // HTTP/1.1 puts the length of each chunk before it: "3\r\n…\r\n".
  expect(second).toMatchObject({ bytes: name === 'websocket' ? bytes : bytes + 5 });
  if (name !== 'websocket') return;
  await eventually(() => kinds().includes('pong'));
  // A client masks its frames: two bytes of head, four of mask.
  expect(rows().find(({ kind }) => kind === 'pong')).toMatchObject({ bytes: 6 });
});

it('a client that leaves ends its stream itself; a poll that is answered needs no end', async () => {
  const stream = await watched('sse');
  await stream.reader.stop();
  await eventually(() => stream.kinds().includes('end'));
  expect(stream.rows().at(-1)).toMatchObject({ kind: 'end', by: 'client' });
  const poll = await watched('short-poll');
  await eventually(() => poll.rows().length >= 6);
  expect(poll.kinds()).not.toContain('end');
});

it('a request that comes while the last answer is still under way has its own bytes', async () => {
  const { lab, rows } = await watched('short-poll');
  // With jitter the end of an answer comes later than its bytes.
  lab.host.gate.network.set({ rttMs: 60, jitterMs: 60, bytesPerSecond: null, tunnel: null });
  const requests = () => rows().filter(({ kind }) => kind === 'request');
  const before = requests().length;
  await eventually(() => requests().length >= before + 20);
  for (const { bytes } of requests()) expect(bytes).toBeGreaterThan(80);
});
