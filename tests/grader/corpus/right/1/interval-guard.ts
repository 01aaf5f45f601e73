import type {
  Batch,
  Bench,
  Comparison,
  Entry,
  Method,
  MethodResult,
} from '../../../../../exercises/contract.ts';

// setInterval, with a flag that says whether the last answer has come; WebSocket by its on… handlers.

export function compareMethods(bench: Bench): Promise<Comparison> {
  return new Promise((resolve) => {
    const polling = newCount();
    const websocket = newCount();
    let pollCursor = bench.after;
    let socketCursor = bench.after;
    let busy = false;
    let finished = false;
    let socket: WebSocket | undefined;
    let reopening: ReturnType<typeof setTimeout> | undefined;
    let offset = 0;
    const aborter = new AbortController();

    function take(method: Method, count: Count, text: string): Batch {
      const now = Date.now();
      const batch = JSON.parse(text) as Batch;
      count.bytes += new Blob([text]).size;
      for (const entry of batch.entries) {
        if (entry.seq <= count.last) continue;
        count.last = entry.seq;
        count.arrivals.push([now, entry]);
        bench.received(method, entry);
      }
      return batch;
    }

    function tick(): void {
      if (busy) return;
      busy = true;
      polling.requests++;
      fetch(`${bench.pollingUrl}&after=${pollCursor}`, { cache: 'no-store', signal: aborter.signal })
        .then(async (response) => {
          if (!response.ok) return;
          const text = await response.text();
          if (finished) return;
          const batch = take('polling', polling, text);
          pollCursor = batch.next;
          if (batch.entries.length === 0) polling.useless++;
        })
        .catch(() => {})
        .finally(() => (busy = false));
    }

    function open(): void {
      websocket.requests++;
      socket = new WebSocket(`${bench.websocketUrl}&after=${socketCursor}`);
      socket.onmessage = ({ data }) => {
        if (!finished) socketCursor = take('websocket', websocket, String(data)).next;
      };
      socket.onclose = () => {
        if (!finished) reopening = setTimeout(open, 300);
      };
    }

    function finish(): void {
      if (finished) return;
      finished = true;
      clearInterval(timer);
      clearTimeout(reopening);
      clearTimeout(end);
      socket?.close();
      aborter.abort();
      resolve({ polling: resultOf(polling, offset), websocket: resultOf(websocket, offset) });
    }

    async function readClock(): Promise<void> {
      const before = Date.now();
      const response = await fetch(bench.timeUrl, { cache: 'no-store', signal: aborter.signal });
      const { now } = (await response.json()) as { now: number };
      offset = now - (before + Date.now()) / 2;
    }

    readClock().catch(() => {});
    open();
    tick();
    const timer = setInterval(tick, bench.pollIntervalMs);
    const end = setTimeout(finish, bench.durationMs);
    bench.signal.addEventListener('abort', finish);
  });
}

interface Count {
  requests: number;
  useless: number;
  bytes: number;
  last: number;
  arrivals: [number, Entry][];
}

function newCount(): Count {
  return { requests: 0, useless: 0, bytes: 0, last: 0, arrivals: [] };
}

function resultOf({ requests, useless, bytes, arrivals }: Count, offset: number): MethodResult {
  const sum = arrivals.reduce((total, [at, entry]) => total + at + offset - entry.at, 0);
  return {
    requests,
    events: arrivals.length,
    meanLatencyMs: arrivals.length === 0 ? null : sum / arrivals.length,
    payloadBytes: bytes,
    uselessRequests: useless,
  };
}
