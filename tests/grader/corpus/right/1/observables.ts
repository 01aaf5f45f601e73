import type {
  Batch,
  Bench,
  Comparison,
  Entry,
  Method,
  MethodResult,
} from '../../../../../exercises/contract.ts';

// A pipeline in the manner of RxJS: sources are functions that take an observer and return how to unsubscribe.

type Unsubscribe = () => void;
type Observable<T> = (next: (value: T) => void, complete: () => void) => Unsubscribe;

type Fact = { kind: 'request' } | { kind: 'text'; text: string; at: number } | { kind: 'lost' };

const timer =
  (ms: number): Observable<number> =>
  (next, complete) => {
    const handle = setTimeout(() => {
      next(0);
      complete();
    }, ms);
    return () => clearTimeout(handle);
  };

const get =
  (url: string): Observable<Fact> =>
  (next, complete) => {
    const aborter = new AbortController();
    next({ kind: 'request' });
    fetch(url, { cache: 'no-store', signal: aborter.signal })
      .then(async (response) => {
        const text = await response.text();
        if (aborter.signal.aborted) return;
        next(response.ok ? { kind: 'text', text, at: performance.now() } : { kind: 'lost' });
      })
      .catch(() => {
        if (!aborter.signal.aborted) next({ kind: 'lost' });
      })
      .finally(() => {
        if (!aborter.signal.aborted) complete();
      });
    return () => aborter.abort();
  };

const socket =
  (url: string): Observable<Fact> =>
  (next, complete) => {
    next({ kind: 'request' });
    const peer = new WebSocket(url);
    let subscribed = true;
    peer.onmessage = ({ data }) => {
      if (subscribed) next({ kind: 'text', text: String(data), at: performance.now() });
    };
    peer.onclose = () => {
      if (subscribed) complete();
    };
    return () => {
      subscribed = false;
      peer.close();
    };
  };

/** Subscribes to what `make` makes, and again after `pauseMs` of its beginning or its end, for ever. */
const repeat =
  <T>(make: () => Observable<T>, pauseMs: number, since: 'begin' | 'end'): Observable<T> =>
  (next) => {
    let current: Unsubscribe = () => {};
    let over = false;
    const begin = () => {
      if (over) return;
      const begun = performance.now();
      current = make()(next, () => {
        const passed = since === 'begin' ? performance.now() - begun : 0;
        current = timer(Math.max(0, pauseMs - passed))(begin, () => {});
      });
    };
    begin();
    return () => {
      over = true;
      current();
    };
  };

export function compareMethods(bench: Bench): Promise<Comparison> {
  return new Promise((resolve) => {
    const subscriptions: Unsubscribe[] = [];
    let offset: number | undefined;
    const polling = reducer('polling', bench);
    const websocket = reducer('websocket', bench);
    const subscribe = (source: Observable<Fact>, next: (fact: Fact) => void) => {
      subscriptions.push(source(next, () => {}));
    };
    let askedAt = 0;
    subscribe(
      (next, complete) => {
        askedAt = performance.now();
        return get(bench.timeUrl)(next, complete);
      },
      (fact) => {
        if (fact.kind !== 'text') return;
        const { now } = JSON.parse(fact.text) as { now: number };
        offset = now - (askedAt + fact.at) / 2;
      },
    );
    subscribe(
      repeat(() => get(`${bench.pollingUrl}&after=${polling.cursor()}`), bench.pollIntervalMs, 'begin'),
      polling.next,
    );
    subscribe(
      repeat(() => socket(`${bench.websocketUrl}&after=${websocket.cursor()}`), 200, 'end'),
      websocket.next,
    );
    const end = () => {
      bench.signal.removeEventListener('abort', end);
      for (const unsubscribe of subscriptions) unsubscribe();
      const result = { polling: polling.result(offset ?? 0), websocket: websocket.result(offset ?? 0) };
      resolve(result);
    };
    subscriptions.push(timer(bench.durationMs)(end, () => {}));
    bench.signal.addEventListener('abort', end);
  });
}

function reducer(method: Method, bench: Bench) {
  let cursor: string = bench.after;
  let requests = 0;
  let useless = 0;
  let bytes = 0;
  const arrivals: { entry: Entry; at: number }[] = [];
  const take = (text: string, at: number) => {
    const batch = JSON.parse(text) as Batch;
    const lastSeq = arrivals.at(-1)?.entry.seq ?? 0;
    const fresh = batch.entries.filter(({ seq }) => seq > lastSeq);
    bytes += new TextEncoder().encode(text).length;
    cursor = batch.next;
    if (batch.entries.length === 0) useless++;
    for (const entry of fresh) {
      arrivals.push({ entry, at });
      bench.received(method, entry);
    }
  };
  return {
    cursor: () => cursor,
    next(fact: Fact) {
      if (fact.kind === 'request') requests++;
      if (fact.kind === 'text') take(fact.text, fact.at);
    },
    result(offset: number): MethodResult {
      const latencies = arrivals.map(({ entry, at }) => at + offset - entry.at);
      const sum = latencies.reduce((total, latency) => total + latency, 0);
      return {
        requests,
        events: latencies.length,
        meanLatencyMs: latencies.length > 0 ? sum / latencies.length : null,
        payloadBytes: bytes,
        uselessRequests: method === 'websocket' ? 0 : useless,
      };
    },
  };
}
