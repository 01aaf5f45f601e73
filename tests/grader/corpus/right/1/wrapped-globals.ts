import type { Batch, Bench, Comparison, Method } from '../../../../../exercises/contract.ts';

// Counts by functions around fetch and WebSocket; keeps everything that came, and computes the figures at the end
// from the list. A lost WebSocket comes back from the beginning: what it has had it passes over.

interface Noted {
  method: Method;
  kind: 'request' | 'text';
  text: string;
  at: number;
}

export async function compareMethods(bench: Bench): Promise<Comparison> {
  const journal: Noted[] = [];
  const write = (method: Method, kind: Noted['kind'], text = '') => {
    if (!over.signal.aborted) journal.push({ method, kind, text, at: performance.now() });
  };
  const over = new AbortController();
  const countedFetch: typeof fetch = (input, init) => {
    write('polling', 'request');
    return fetch(input, { ...init, cache: 'no-store', signal: over.signal });
  };
  const seen: Record<string, number> = { polling: 0, websocket: 0 };
  const pass = (method: Method, { entries }: Batch) => {
    for (const entry of entries) {
      if (entry.seq <= seen[method]!) continue;
      seen[method] = entry.seq;
      bench.received(method, entry);
    }
  };

  const clock = { offset: 0 };
  const asked = performance.now();
  fetch(bench.timeUrl, { signal: over.signal })
    .then((response) => response.json())
    .then(({ now }: { now: number }) => (clock.offset = now - (asked + performance.now()) / 2))
    .catch(() => {});

  let pollTimer = 0;
  let cursor = bench.after;
  const schedule = (begun: number) => {
    if (over.signal.aborted) return;
    pollTimer = window.setTimeout(pollOnce, Math.max(0, begun + bench.pollIntervalMs - performance.now()));
  };
  const pollOnce = async () => {
    const begun = performance.now();
    try {
      const response = await countedFetch(`${bench.pollingUrl}&after=${cursor}`);
      const text = await response.text();
      if (response.ok && !over.signal.aborted) {
        write('polling', 'text', text);
        const batch = JSON.parse(text) as Batch;
        cursor = batch.next;
        pass('polling', batch);
      }
    } catch {
      // Asked again.
    }
    schedule(begun);
  };

  let socket: WebSocket | undefined;
  let socketTimer = 0;
  const connect = () => {
    write('websocket', 'request');
    socket = new WebSocket(`${bench.websocketUrl}&after=${bench.after}`);
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      if (over.signal.aborted) return;
      write('websocket', 'text', data);
      pass('websocket', JSON.parse(data) as Batch);
    };
    socket.onclose = () => {
      if (!over.signal.aborted) socketTimer = window.setTimeout(connect, 350);
    };
  };

  connect();
  void pollOnce();
  await new Promise<void>((resolve) => {
    const timer = window.setTimeout(resolve, bench.durationMs);
    const aborted = () => {
      window.clearTimeout(timer);
      resolve();
    };
    bench.signal.addEventListener('abort', aborted, { once: true });
  });
  over.abort();
  window.clearTimeout(pollTimer);
  window.clearTimeout(socketTimer);
  socket?.close();
  return {
    polling: sumUp('polling', journal, clock.offset),
    websocket: sumUp('websocket', journal, clock.offset),
  };
}

function sumUp(method: Method, journal: readonly Noted[], offset: number) {
  const own = journal.filter((record) => record.method === method);
  const texts = own.filter(({ kind }) => kind === 'text');
  const first = new Map<number, number>();
  for (const { text, at } of texts) {
    for (const entry of (JSON.parse(text) as Batch).entries) {
      if (!first.has(entry.seq)) first.set(entry.seq, at + offset - entry.at);
    }
  }
  const latencies = [...first.values()];
  const sum = latencies.reduce((total, one) => total + one, 0);
  const empty = texts.filter(({ text }) => (JSON.parse(text) as Batch).entries.length === 0);
  return {
    requests: own.length - texts.length,
    events: latencies.length,
    meanLatencyMs: latencies.length > 0 ? sum / latencies.length : null,
    payloadBytes: texts.reduce((total, { text }) => total + new TextEncoder().encode(text).length, 0),
    uselessRequests: method === 'polling' ? empty.length : 0,
  };
}
