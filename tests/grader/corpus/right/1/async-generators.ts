import type { Batch, Bench, Comparison, Method, MethodResult } from '../../../../../exercises/contract.ts';

// Each method is an async generator of texts; one function consumes them all.

interface Piece {
  text: string;
  at: number;
}

export async function compareMethods(bench: Bench): Promise<Comparison> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), bench.durationMs);
  bench.signal.addEventListener('abort', () => over.abort());
  const probes = clock(bench.timeUrl, over.signal);
  const [polling, websocket] = await Promise.all([
    consume('polling', polls, bench, over.signal),
    consume('websocket', messages, bench, over.signal),
  ]);
  clearTimeout(timer);
  const offset = await probes;
  return { polling: polling(offset), websocket: websocket(offset) };
}

interface State {
  cursor: string;
  requests: number;
}

type Source = (bench: Bench, state: State, signal: AbortSignal) => AsyncGenerator<Piece>;

async function consume(method: Method, source: Source, bench: Bench, signal: AbortSignal) {
  const state: State = { cursor: bench.after, requests: 0 };
  const seen = new Set<number>();
  let [sum, bytes, useless] = [0, 0, 0];
  for await (const { text, at } of source(bench, state, signal)) {
    const { entries, next } = JSON.parse(text) as Batch;
    bytes += new TextEncoder().encode(text).byteLength;
    state.cursor = next;
    if (entries.length === 0) useless++;
    for (const entry of entries) {
      if (seen.has(entry.seq)) continue;
      seen.add(entry.seq);
      sum += at - entry.at;
      bench.received(method, entry);
    }
  }
  return (offset: number): MethodResult => ({
    requests: state.requests,
    events: seen.size,
    meanLatencyMs: seen.size > 0 ? sum / seen.size + offset : null,
    payloadBytes: bytes,
    uselessRequests: useless,
  });
}

async function* polls(bench: Bench, state: State, signal: AbortSignal): AsyncGenerator<Piece> {
  let due = performance.now();
  while (!signal.aborted) {
    state.requests++;
    try {
      const url = new URL(bench.pollingUrl);
      url.searchParams.set('after', state.cursor);
      const response = await fetch(url, { cache: 'no-store', signal });
      if (response.ok) yield { text: await response.text(), at: performance.now() };
    } catch {
      // Aborted, or the network's fault: the same cursor again.
    }
    due = Math.max(due + bench.pollIntervalMs, performance.now());
    await wait(due - performance.now(), signal);
  }
}

async function* messages(bench: Bench, state: State, signal: AbortSignal): AsyncGenerator<Piece> {
  while (!signal.aborted) {
    const url = new URL(bench.websocketUrl);
    url.searchParams.set('after', state.cursor);
    state.requests++;
    const socket = new WebSocket(url);
    const pieces: Piece[] = [];
    let closed = false;
    let wake = () => {};
    const change = (event: Event) => {
      if (event instanceof MessageEvent) pieces.push({ text: String(event.data), at: performance.now() });
      else closed = true;
      wake();
    };
    socket.addEventListener('message', change);
    socket.addEventListener('close', change);
    signal.addEventListener('abort', change);
    while (!closed || pieces.length > 0) {
      const piece = pieces.shift();
      if (piece) yield piece;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
    socket.close();
    await wait(250, signal);
  }
}

function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
  });
}

/** The mean of three exchanges. */
async function clock(address: string, signal: AbortSignal): Promise<number> {
  const offsets: number[] = [];
  for (let n = 0; n < 3 && !signal.aborted; n++) {
    try {
      const before = performance.now();
      const response = await fetch(address, { cache: 'no-store', signal });
      const { now } = (await response.json()) as { now: number };
      offsets.push(now - (before + performance.now()) / 2);
    } catch {
      // One less.
    }
  }
  return offsets.reduce((sum, offset) => sum + offset, 0) / Math.max(1, offsets.length);
}
