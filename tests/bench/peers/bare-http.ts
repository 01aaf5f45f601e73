import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerCalls } from '../remote.ts';
import { ownUsage, paced, tidyHeap, type PeerMethods } from './peer.ts';
import { batchOf, entryJson } from './sample.ts';

/** The least that streams and answers over Node's `http`: ready bytes, a list of waiting responses, no checks. */
const KEPT = 10_000;
const entries: string[] = [];
const streams = new Set<ServerResponse>();
let waiting: ServerResponse[] = [];
/** Ready answers by the seq they follow, until the next event. */
const ready = new Map<number, Buffer>();
let last = 0;

function stream(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
  response.flushHeaders();
  streams.add(response);
  response.once('close', () => streams.delete(response));
}

function answer(response: ServerResponse, after: number): void {
  let body = ready.get(after);
  if (!body) {
    const fresh: string[] = [];
    for (let seq = after + 1; seq <= last; seq++) fresh.push(entries[seq % KEPT]!);
    ready.set(after, (body = Buffer.from(batchOf(fresh, last))));
  }
  const length = body.length;
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': length,
    'Cache-Control': 'no-store',
  });
  response.end(body);
}

function serve(request: IncomingMessage, response: ServerResponse): void {
  const path = request.url!;
  if (path.startsWith('/sse')) return stream(response);
  const at = path.indexOf('after=');
  const after = at < 0 ? last : Number(path.slice(path.indexOf('.', at) + 1));
  if (path.startsWith('/long-poll') && at >= 0 && after === last) waiting.push(response);
  else answer(response, after);
}

function publish(): void {
  const entry = entryJson(++last);
  entries[last % KEPT] = entry;
  ready.clear();
  const chunk = Buffer.from(`id:mk0bench.${last}\ndata:${batchOf([entry], last)}\n\n`);
  for (const response of streams) response.write(chunk);
  const answered = waiting;
  waiting = [];
  for (const response of answered) answer(response, last - 1);
}

const server = createServer({ keepAliveTimeout: 120_000 }, serve);

answerCalls<PeerMethods>({
  open: () =>
    new Promise((resolve) => {
      server.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 }, () =>
        resolve((server.address() as AddressInfo).port),
      );
    }),
  usage: ownUsage,
  tidy: tidyHeap,
  publish: async (pace) => {
    await paced(pace, publish);
    return last;
  },
});
