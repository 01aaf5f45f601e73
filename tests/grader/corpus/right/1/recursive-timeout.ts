import type { Batch, Bench, Comparison, MethodResult } from '../../../../../exercises/contract.ts';

// Recursive setTimeout that pauses after the answer, so that the period is the interval plus the answer; the first
// poll comes after one interval. Bytes by Buffer-like arithmetic, latency as a running mean.

export async function compareMethods(bench: Bench): Promise<Comparison> {
  const stop = new AbortController();
  const [polling, websocket] = [zero(), zero()];
  const offset = await new Promise<number>((resolve) => {
    void clockOffset(bench.timeUrl, stop.signal).then(resolve, () => resolve(0));
    bench.signal.addEventListener('abort', () => resolve(0));
    if (bench.signal.aborted) resolve(0);
  });
  const left = bench.durationMs;
  await new Promise<void>((done) => {
    const end = setTimeout(finish, left);
    let pause: ReturnType<typeof setTimeout>;
    let again: ReturnType<typeof setTimeout> | undefined;
    let socket: WebSocket;
    let from = bench.after;
    let socketFrom = bench.after;
    const open = () => {
      websocket.requests++;
      socket = new WebSocket(withCursor(bench.websocketUrl, socketFrom));
      socket.addEventListener('message', (event: MessageEvent<string>) => {
        if (stop.signal.aborted) return;
        websocket.payloadBytes += utf8Length(event.data);
        const batch = JSON.parse(event.data) as Batch;
        socketFrom = batch.next;
        for (const entry of batch.entries) {
          add(websocket, performance.timeOrigin + performance.now() + offset - entry.at);
          bench.received('websocket', entry);
        }
      });
      socket.addEventListener('close', () => {
        if (!stop.signal.aborted) again = setTimeout(open, 150);
      });
    };
    const poll = () => {
      polling.requests++;
      fetch(withCursor(bench.pollingUrl, from), { cache: 'no-store', signal: stop.signal })
        .then(async (response) => {
          if (response.status !== 200) return;
          const text = await response.text();
          if (stop.signal.aborted) return;
          polling.payloadBytes += utf8Length(text);
          const batch = JSON.parse(text) as Batch;
          from = batch.next;
          if (batch.entries.length === 0) polling.uselessRequests++;
          for (const entry of batch.entries) {
            add(polling, performance.timeOrigin + performance.now() + offset - entry.at);
            bench.received('polling', entry);
          }
        })
        .catch(() => undefined)
        .then(() => {
          if (!stop.signal.aborted) pause = setTimeout(poll, bench.pollIntervalMs);
        });
    };
    pause = setTimeout(poll, bench.pollIntervalMs);
    open();
    function finish() {
      stop.abort();
      for (const timer of [end, pause, again]) clearTimeout(timer);
      socket.close();
      done();
    }
    if (bench.signal.aborted) finish();
    bench.signal.addEventListener('abort', finish, { once: true });
  });
  return { polling, websocket };
}

function zero(): MethodResult {
  return { requests: 0, events: 0, meanLatencyMs: null, payloadBytes: 0, uselessRequests: 0 };
}

function add(result: MethodResult, latency: number): void {
  result.events++;
  const mean = result.meanLatencyMs ?? 0;
  result.meanLatencyMs = mean + (latency - mean) / result.events;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
}

async function clockOffset(address: string, signal: AbortSignal): Promise<number> {
  const before = performance.timeOrigin + performance.now();
  const response = await fetch(address, { signal });
  const { now } = (await response.json()) as { now: number };
  const after = performance.timeOrigin + performance.now();
  return now - (before + after) / 2;
}

function withCursor(address: string, cursor: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}after=${encodeURIComponent(cursor)}`;
}
