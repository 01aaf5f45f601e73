import type { Bench, Comparison, Entry, Method } from '../../../../../exercises/contract.ts';

// Everything that is measured lives in a Web Worker, made from a Blob; the page passes on what it is told.

const program = `
const count = () => ({ requests: 0, events: 0, payloadBytes: 0, uselessRequests: 0, raw: 0, last: 0 });
const [polling, websocket] = [count(), count()];
let over = false;
let offset = 0;
let socket;
const aborter = new AbortController();
const now = () => performance.timeOrigin + performance.now();
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
function take(method, sums, text) {
  const at = now();
  const batch = JSON.parse(text);
  sums.payloadBytes += new TextEncoder().encode(text).length;
  for (const entry of batch.entries) {
    if (entry.seq <= sums.last) continue;
    sums.last = entry.seq;
    sums.events++;
    sums.raw += at - entry.at;
    postMessage({ method, entry });
  }
  return batch;
}
async function poll({ pollingUrl, pollIntervalMs, after }) {
  while (!over) {
    const begun = performance.now();
    polling.requests++;
    try {
      const response = await fetch(pollingUrl + '&after=' + after, { cache: 'no-store', signal: aborter.signal });
      const text = await response.text();
      if (over) return;
      if (response.ok) {
        const batch = take('polling', polling, text);
        after = batch.next;
        if (batch.entries.length === 0) polling.uselessRequests++;
      }
    } catch {}
    await sleep(begun + pollIntervalMs - performance.now());
  }
}
async function listen({ websocketUrl, after }) {
  while (!over) {
    websocket.requests++;
    socket = new WebSocket(websocketUrl + '&after=' + after);
    socket.onmessage = ({ data }) => {
      if (!over) after = take('websocket', websocket, data).next;
    };
    await new Promise((resolve) => (socket.onclose = resolve));
    await sleep(200);
  }
}
async function clock({ timeUrl }) {
  let best = Infinity;
  for (let n = 0; n < 5 && !over; n++) {
    const before = now();
    const answer = await (await fetch(timeUrl, { cache: 'no-store' })).json();
    const trip = now() - before;
    if (trip < best) {
      best = trip;
      offset = answer.now - before - trip / 2;
    }
  }
}
function finish() {
  if (over) return;
  over = true;
  aborter.abort();
  socket?.close();
  const result = ({ raw, last, ...sums }) => ({ ...sums, meanLatencyMs: sums.events ? raw / sums.events + offset : null });
  postMessage({ result: { polling: result(polling), websocket: result(websocket) } });
}
onmessage = ({ data }) => {
  if (data === 'stop') return finish();
  setTimeout(finish, data.durationMs);
  clock(data).catch(() => {});
  poll(data);
  listen(data);
};
`;

type Told = { method: Method; entry: Entry } | { result: Comparison };

export async function compareMethods(bench: Bench): Promise<Comparison> {
  const address = URL.createObjectURL(new Blob([program], { type: 'text/javascript' }));
  const worker = new Worker(address);
  try {
    return await new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message));
      worker.onmessage = ({ data }: MessageEvent<Told>) => {
        if ('result' in data) resolve(data.result);
        else bench.received(data.method, data.entry);
      };
      bench.signal.addEventListener('abort', () => worker.postMessage('stop'));
      const { signal: _signal, received: _received, ...settings } = bench;
      worker.postMessage(settings);
    });
  } finally {
    worker.terminate();
    URL.revokeObjectURL(address);
  }
}
