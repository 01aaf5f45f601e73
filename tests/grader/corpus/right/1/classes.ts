import type {
  Batch,
  Bench,
  Comparison,
  Entry,
  Method,
  MethodResult,
} from '../../../../../exercises/contract.ts';

// A small hierarchy: a meter, and a runner for each method that knows how to start and to stop. With the bonus.

export async function compareMethods(bench: Bench): Promise<Comparison> {
  const clock = new ServerClock(bench.timeUrl);
  const runners = {
    polling: new Poller(bench, 'polling', bench.pollingUrl, bench.pollIntervalMs),
    websocket: new SocketListener(bench, 'websocket', bench.websocketUrl),
    longPolling: new Poller(bench, 'longPolling', bench.longPollingUrl, 0),
    sse: new EventListening(bench, 'sse', bench.sseUrl),
  };
  const all: Runner[] = Object.values(runners);
  clock.read();
  for (const runner of all) runner.start();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, bench.durationMs);
    bench.signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  clock.stop();
  for (const runner of all) runner.stop();
  const offset = clock.offset;
  return {
    polling: runners.polling.meter.result(offset),
    websocket: runners.websocket.meter.result(offset),
    longPolling: runners.longPolling.meter.result(offset),
    sse: runners.sse.meter.result(offset),
  };
}

class Meter {
  requests = 0;
  useless = 0;
  bytes = 0;
  readonly stamps = new Map<number, { entry: Entry; at: number }>();

  result(offset: number): MethodResult {
    const all = [...this.stamps.values()];
    const mean = all.reduce((sum, { entry, at }) => sum + (at + offset - entry.at) / all.length, 0);
    return {
      requests: this.requests,
      events: all.length,
      meanLatencyMs: all.length > 0 ? mean : null,
      payloadBytes: this.bytes,
      uselessRequests: this.useless,
    };
  }
}

abstract class Runner {
  readonly meter = new Meter();
  protected cursor: string;
  protected stopped = false;
  protected readonly bench: Bench;
  readonly #method: Method;
  readonly #address: string;

  constructor(bench: Bench, method: Method, address: string) {
    this.bench = bench;
    this.#method = method;
    this.#address = address;
    this.cursor = bench.after;
  }

  abstract start(): void;

  stop(): void {
    this.stopped = true;
  }

  protected get url(): string {
    return `${this.#address}&after=${this.cursor}`;
  }

  protected take(text: string): Batch {
    const at = Date.now();
    const batch = JSON.parse(text) as Batch;
    this.meter.bytes += new TextEncoder().encode(text).length;
    for (const entry of batch.entries) {
      if (this.meter.stamps.has(entry.seq)) continue;
      this.meter.stamps.set(entry.seq, { entry, at });
      this.bench.received(this.#method, entry);
    }
    this.cursor = batch.next;
    return batch;
  }
}

class Poller extends Runner {
  readonly #aborter = new AbortController();
  readonly #pauseMs: number;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(bench: Bench, method: Method, address: string, pauseMs: number) {
    super(bench, method, address);
    this.#pauseMs = pauseMs;
  }

  start(): void {
    void this.#once();
  }

  override stop(): void {
    super.stop();
    clearTimeout(this.#timer);
    this.#aborter.abort();
  }

  async #once(): Promise<void> {
    const begun = Date.now();
    let refused = false;
    this.meter.requests++;
    try {
      const response = await fetch(this.url, { cache: 'no-store', signal: this.#aborter.signal });
      refused = !response.ok;
      const text = await response.text();
      if (this.stopped) return;
      if (!refused && this.take(text).entries.length === 0) this.meter.useless++;
    } catch {
      refused = true;
    }
    if (this.stopped) return;
    const pause = refused ? Math.max(100, this.#pauseMs) : this.#pauseMs;
    this.#timer = setTimeout(() => void this.#once(), Math.max(0, begun + pause - Date.now()));
  }
}

abstract class Listener extends Runner {
  protected again: ReturnType<typeof setTimeout> | undefined;
  protected source: { close(): void } | undefined;

  override stop(): void {
    super.stop();
    clearTimeout(this.again);
    this.source?.close();
  }

  protected lost(): void {
    this.source?.close();
    if (!this.stopped) this.again = setTimeout(() => this.start(), 400);
  }
}

class SocketListener extends Listener {
  start(): void {
    const socket = new WebSocket(this.url);
    this.source = socket;
    this.meter.requests++;
    socket.onmessage = (event) => !this.stopped && this.take(String(event.data));
    socket.onclose = () => this.lost();
  }
}

class EventListening extends Listener {
  start(): void {
    const source = new EventSource(this.url);
    this.source = source;
    this.meter.requests++;
    source.onmessage = (event) => !this.stopped && this.take(String(event.data));
    source.onerror = () => this.lost();
  }
}

class ServerClock {
  offset = 0;
  readonly #url: string;
  readonly #aborter = new AbortController();

  constructor(url: string) {
    this.#url = url;
  }

  read(): void {
    void this.#read();
  }

  stop(): void {
    this.#aborter.abort();
  }

  async #read(): Promise<void> {
    let best = Infinity;
    try {
      for (let n = 0; n < 8; n++) {
        const before = Date.now();
        const response = await fetch(this.#url, { cache: 'no-store', signal: this.#aborter.signal });
        const { now } = (await response.json()) as { now: number };
        const after = Date.now();
        if (after - before >= best) continue;
        best = after - before;
        this.offset = now - (before + after) / 2;
      }
    } catch {
      // The best so far has to do.
    }
  }
}
