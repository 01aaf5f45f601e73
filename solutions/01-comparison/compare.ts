import type { Batch, Bench, Comparison, Method, MethodResult } from '../../exercises/contract.ts';

/** How many times the server's clock is asked; the quickest answer counts. */
const CLOCK_PROBES = 5;
/** Pause before a lost WebSocket is opened again, milliseconds. */
const REOPEN_MS = 200;

/** Polls and listens by WebSocket for the bench's duration, and says what each method cost and brought. */
export async function compareMethods(bench: Bench): Promise<Comparison> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(), bench.durationMs);
  bench.signal.addEventListener('abort', () => over.abort(), { signal: over.signal });
  if (bench.signal.aborted) over.abort();
  const clock = serverClock(bench, over.signal);
  const polling = new Tally('polling', bench, clock);
  const websocket = new Tally('websocket', bench, clock);
  await Promise.all([poll(bench, polling, over.signal), listen(bench, websocket, over.signal)]);
  clearTimeout(timer);
  over.abort();
  return { polling: await polling.result(), websocket: await websocket.result() };
}

/** What one method has cost and brought so far. It holds the cursor, so that nothing counts twice. */
class Tally {
  requests = 0;
  uselessRequests = 0;
  cursor: string;
  readonly #method: Method;
  readonly #bench: Bench;
  readonly #clock: Promise<number>;
  /** Received − committed, each on its own clock. */
  readonly #raw: number[] = [];
  #lastSeq = 0;
  #payloadBytes = 0;

  constructor(method: Method, bench: Bench, clock: Promise<number>) {
    this.#method = method;
    this.#bench = bench;
    this.#clock = clock;
    this.cursor = bench.after;
  }

  /** Takes a body or a message as it came; says how many entries were new. */
  take(text: string): number {
    const receivedAt = performance.now();
    this.#payloadBytes += new TextEncoder().encode(text).length;
    const batch = JSON.parse(text) as Batch;
    const fresh = batch.entries.filter(({ seq }) => seq > this.#lastSeq);
    for (const entry of fresh) {
      this.#lastSeq = entry.seq;
      this.#raw.push(receivedAt - entry.at);
      this.#bench.received(this.#method, entry);
    }
    this.cursor = batch.next;
    return fresh.length;
  }

  async result(): Promise<MethodResult> {
    const { requests, uselessRequests } = this;
    const events = this.#raw.length;
    const offset = events > 0 ? await this.#clock : 0;
    const sum = this.#raw.reduce((total, latency) => total + latency + offset, 0);
    const meanLatencyMs = events > 0 ? sum / events : null;
    return { requests, events, meanLatencyMs, payloadBytes: this.#payloadBytes, uselessRequests };
  }
}

/** One poll after the other; a slow answer makes the next poll late, never double. */
async function poll(bench: Bench, tally: Tally, over: AbortSignal): Promise<void> {
  let due = performance.now();
  while (!over.aborted) {
    tally.requests++;
    try {
      const response = await fetch(withCursor(bench.pollingUrl, tally.cursor), {
        cache: 'no-store',
        signal: over,
      });
      if (response.ok && tally.take(await response.text()) === 0) tally.uselessRequests++;
    } catch {
      // Aborted, or dropped on the way: the next poll asks from the same cursor.
    }
    due = Math.max(due + bench.pollIntervalMs, performance.now());
    await sleep(due - performance.now(), over);
  }
}

/** Keeps a WebSocket open until it is over; a lost one is opened again from the cursor. */
async function listen(bench: Bench, tally: Tally, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    tally.requests++;
    await new Promise<void>((closed) => {
      const socket = new WebSocket(withCursor(bench.websocketUrl, tally.cursor));
      const close = () => socket.close();
      over.addEventListener('abort', close, { once: true });
      socket.addEventListener('message', ({ data }) => {
        if (!over.aborted) tally.take(String(data));
      });
      socket.addEventListener('close', () => {
        over.removeEventListener('abort', close);
        closed();
      });
    });
    await sleep(REOPEN_MS, over);
  }
}

/** Server clock − performance.now(), milliseconds: the middle of the quickest of several round trips. */
async function serverClock({ timeUrl }: Bench, over: AbortSignal): Promise<number> {
  let best = { offset: 0, roundTrip: Infinity };
  for (let n = 0; n < CLOCK_PROBES && !over.aborted; n++) {
    try {
      const askedAt = performance.now();
      const response = await fetch(timeUrl, { cache: 'no-store', signal: over });
      const { now } = (await response.json()) as { now: number };
      const answeredAt = performance.now();
      const roundTrip = answeredAt - askedAt;
      if (roundTrip < best.roundTrip) best = { offset: now - (askedAt + answeredAt) / 2, roundTrip };
    } catch {
      // A probe that fails says nothing.
    }
  }
  return best.offset;
}

function withCursor(address: string, cursor: string): URL {
  const url = new URL(address);
  url.searchParams.set('after', cursor);
  return url;
}

function sleep(ms: number, over: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      over.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    over.addEventListener('abort', wake);
    if (over.aborted) wake();
  });
}
