import type { Batch, Bench, Comparison, Method, MethodResult } from '../../exercises/contract.ts';

/** Pause before a lost stream is opened again, or a refused long poll is repeated, milliseconds. */
const AGAIN_MS = 200;
/** How many times the server's clock is asked; the quickest answer counts. */
const CLOCK_PROBES = 5;

/** Runs the methods side by side for the bench's duration, and says what each one cost and brought. */
export async function compareMethods(bench: Bench): Promise<Comparison> {
  const over = AbortSignal.any([bench.signal, AbortSignal.timeout(bench.durationMs)]);
  const clock = serverClock(bench.timeUrl, over);
  const measure = async (method: Method, run: (tally: Tally) => Promise<void>): Promise<MethodResult> => {
    const tally = new Tally(method, bench, over);
    await run(tally);
    return tally.result(await clock);
  };
  const [polling, websocket, longPolling, sse] = await Promise.all([
    measure('polling', (tally) => poll(bench.pollingUrl, bench.pollIntervalMs, tally, over)),
    measure('websocket', (tally) => listen((after) => socketAt(bench.websocketUrl, after), tally, over)),
    measure('longPolling', (tally) => poll(bench.longPollingUrl, 0, tally, over)),
    measure('sse', (tally) => listen((after) => eventsAt(bench.sseUrl, after), tally, over)),
  ]);
  return { polling, websocket, longPolling, sse };
}

/** What one method has cost and brought so far. It holds the cursor, so that nothing counts twice. */
class Tally {
  requests = 0;
  cursor: string;
  readonly #method: Method;
  readonly #bench: Bench;
  readonly #over: AbortSignal;
  #lastSeq = 0;
  #events = 0;
  #useless = 0;
  #payloadBytes = 0;
  /** Sum of (received on this page's clock − committed on the server's). */
  #raw = 0;

  constructor(method: Method, bench: Bench, over: AbortSignal) {
    this.#method = method;
    this.#bench = bench;
    this.#over = over;
    this.cursor = bench.after;
  }

  /** Takes a body or a message as it came; says whether there was anything new in it. */
  take(text: string): boolean {
    const receivedAt = performance.now();
    if (this.#over.aborted) return false;
    this.#payloadBytes += new TextEncoder().encode(text).length;
    const batch = JSON.parse(text) as Batch;
    const fresh = batch.entries.filter(({ seq }) => seq > this.#lastSeq);
    for (const entry of fresh) {
      this.#lastSeq = entry.seq;
      this.#events++;
      this.#raw += receivedAt - entry.at;
      this.#bench.received(this.#method, entry);
    }
    this.cursor = batch.next;
    return fresh.length > 0;
  }

  /** A request was answered, and brought nothing. */
  wasted(): void {
    if (!this.#over.aborted) this.#useless++;
  }

  /** `offset`: server clock − this page's clock. */
  result(offset: number): MethodResult {
    const meanLatencyMs = this.#events > 0 ? this.#raw / this.#events + offset : null;
    return {
      requests: this.requests,
      events: this.#events,
      meanLatencyMs,
      payloadBytes: this.#payloadBytes,
      uselessRequests: this.#useless,
    };
  }
}

/** One request after the other: a slow answer makes the next one late, never double. */
async function poll(address: string, intervalMs: number, tally: Tally, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const begun = performance.now();
    tally.requests++;
    const text = await ask(from(address, tally.cursor), over);
    if (text !== undefined && !tally.take(text)) tally.wasted();
    const pause = text === undefined ? Math.max(intervalMs, AGAIN_MS) : intervalMs;
    await sleep(begun + pause - performance.now(), over);
  }
}

/** The body of an answer; undefined when it was refused, dropped or aborted: then the same cursor is asked again. */
async function ask(url: URL, signal: AbortSignal): Promise<string | undefined> {
  try {
    const response = await fetch(url, { cache: 'no-store', signal });
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}

/** A stream that is open, whatever carries it. `lost` is the event that says that it is not any more. */
interface Stream {
  source: EventTarget & { close(): void };
  lost: string;
}

function socketAt(address: string, after: string): Stream {
  return { source: new WebSocket(from(address, after)), lost: 'close' };
}

function eventsAt(address: string, after: string): Stream {
  return { source: new EventSource(from(address, after)), lost: 'error' };
}

/** Keeps a stream open until it is over; a lost one is opened again from the cursor. */
async function listen(open: (after: string) => Stream, tally: Tally, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    tally.requests++;
    const { source, lost } = open(tally.cursor);
    source.addEventListener('message', (event) => {
      tally.take(String((event as MessageEvent<unknown>).data));
    });
    await Promise.race([happens(source, lost), happens(over, 'abort')]);
    source.close();
    await sleep(AGAIN_MS, over);
  }
}

/** Server clock − this page's clock, milliseconds: the middle of the quickest of several round trips. */
async function serverClock(address: string, over: AbortSignal): Promise<number> {
  let best = { offset: 0, roundTrip: Infinity };
  for (let n = 0; n < CLOCK_PROBES; n++) {
    const askedAt = performance.now();
    const text = await ask(new URL(address), over);
    const answeredAt = performance.now();
    if (text === undefined) continue;
    const { now } = JSON.parse(text) as { now: number };
    const roundTrip = answeredAt - askedAt;
    if (roundTrip < best.roundTrip) best = { offset: now - (askedAt + answeredAt) / 2, roundTrip };
  }
  return best.offset;
}

function from(address: string, cursor: string): URL {
  const url = new URL(address);
  url.searchParams.set('after', cursor);
  return url;
}

function happens(target: EventTarget, type: string): Promise<void> {
  return new Promise((resolve) => {
    target.addEventListener(type, () => resolve(), { once: true });
  });
}

/** Resolves after so long, or at once when it is over. */
async function sleep(ms: number, over: AbortSignal): Promise<void> {
  if (over.aborted) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([happens(over, 'abort'), new Promise((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}
