import type { Batch, Bench, Comparison, Method, MethodResult } from '../../../../../exercises/contract.ts';

// Polls with If-None-Match, so that an answer without news is a 304 without a body; statistics beyond the mean.

type More = MethodResult & { medianLatencyMs: number | null; p95LatencyMs: number | null };

export async function compareMethods(bench: Bench): Promise<Comparison> {
  const over = AbortSignal.any([bench.signal, AbortSignal.timeout(bench.durationMs)]);
  const offset = clockOffset(bench.timeUrl, over).catch(() => 0);
  const results = await Promise.all([poll(bench, over), listen(bench, over)]);
  const [polling, websocket] = await Promise.all(results.map(async (book) => book.close(await offset)));
  return { polling: polling!, websocket: websocket! };
}

class Book {
  cursor: string;
  requests = 0;
  useless = 0;
  #bytes = 0;
  readonly #raw: number[] = [];
  readonly #method: Method;
  readonly #bench: Bench;

  constructor(method: Method, bench: Bench) {
    this.#method = method;
    this.#bench = bench;
    this.cursor = bench.after;
  }

  enter(bytes: Uint8Array): number {
    const at = Date.now();
    this.#bytes += bytes.length;
    const batch = JSON.parse(new TextDecoder().decode(bytes)) as Batch;
    for (const entry of batch.entries) {
      this.#raw.push(at - entry.at);
      this.#bench.received(this.#method, entry);
    }
    this.cursor = batch.next;
    return batch.entries.length;
  }

  close(offset: number): More {
    const sorted = this.#raw.map((raw) => raw + offset).toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? null;
    const sum = sorted.reduce((total, one) => total + one, 0);
    return {
      requests: this.requests,
      events: sorted.length,
      meanLatencyMs: sorted.length > 0 ? sum / sorted.length : null,
      medianLatencyMs: at(0.5),
      p95LatencyMs: at(0.95),
      payloadBytes: this.#bytes,
      uselessRequests: this.useless,
    };
  }
}

async function poll(bench: Bench, over: AbortSignal): Promise<Book> {
  const book = new Book('polling', bench);
  while (!over.aborted) {
    const begun = Date.now();
    book.requests++;
    try {
      const headers = { 'If-None-Match': `"${book.cursor}"` };
      const url = `${bench.pollingUrl}&after=${book.cursor}`;
      const response = await fetch(url, { headers, cache: 'no-store', signal: over });
      const body = new Uint8Array(await response.arrayBuffer());
      if (response.status === 304) book.useless++;
      else if (response.ok && book.enter(body) === 0) book.useless++;
    } catch {
      // The same cursor again.
    }
    await sleep(begun + bench.pollIntervalMs - Date.now(), over);
  }
  return book;
}

async function listen(bench: Bench, over: AbortSignal): Promise<Book> {
  const book = new Book('websocket', bench);
  while (!over.aborted) {
    book.requests++;
    const socket = new WebSocket(`${bench.websocketUrl}&after=${book.cursor}`);
    await new Promise<void>((resolve) => {
      socket.addEventListener('message', ({ data }) => {
        if (!over.aborted) book.enter(new TextEncoder().encode(String(data)));
      });
      socket.addEventListener('close', () => resolve());
      over.addEventListener('abort', () => resolve());
    });
    socket.close(1000);
    await sleep(120 + 200 * Math.random(), over);
  }
  return book;
}

function sleep(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (over.aborted || ms <= 0) return void setTimeout(resolve, 0);
    const timer = setTimeout(resolve, ms);
    over.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

async function clockOffset(address: string, signal: AbortSignal): Promise<number> {
  const probes: { offset: number; trip: number }[] = [];
  for (let n = 0; n < 4; n++) {
    const before = Date.now();
    const response = await fetch(address, { cache: 'no-store', signal });
    const { now } = (await response.json()) as { now: number };
    const after = Date.now();
    probes.push({ offset: now - (before + after) / 2, trip: after - before });
  }
  return probes.toSorted((a, b) => a.trip - b.trip)[0]!.offset;
}
