import type {
  Batch,
  Bench,
  Comparison,
  Entry,
  Method,
  MethodResult,
} from '../../../../../exercises/contract.ts';

// Web Streams from one end to the other: each method is a readable stream of pieces, a transform leaves out what came
// before, and a writable stream adds up. What ends the pipes ends what is behind them.

interface Piece {
  bytes: number;
  at: number;
  wasEmpty: boolean;
  entries: readonly Entry[];
}

export async function compareMethods(bench: Bench): Promise<Comparison> {
  const over = AbortSignal.any([bench.signal, AbortSignal.timeout(bench.durationMs)]);
  const offset = clockOffset(bench.timeUrl, over);
  const [polling, websocket] = [noResult(), noResult()];
  const flow = (pieces: ReadableStream<Piece>, method: Method, result: Sum) =>
    pieces
      .pipeThrough(onlyNew())
      .pipeTo(addingUp(method, result, bench), { signal: over })
      .catch(() => {});
  await Promise.all([
    flow(polls(bench, polling, over), 'polling', polling),
    flow(messages(bench, websocket), 'websocket', websocket),
  ]);
  const difference = await offset;
  return { polling: resultOf(polling, difference), websocket: resultOf(websocket, difference) };
}

/** Asks when the stream behind it wants something, and not before the interval has passed. */
function polls(bench: Bench, sum: Sum, over: AbortSignal): ReadableStream<Piece> {
  let cursor = bench.after;
  let due = performance.now();
  return new ReadableStream<Piece>(
    {
      async pull(controller) {
        for (let piece: Piece | undefined; !piece && !over.aborted;) {
          await sleepUntil(due, over);
          if (over.aborted) return;
          due = performance.now() + bench.pollIntervalMs;
          sum.requests++;
          const body = await bodyOf(`${bench.pollingUrl}&after=${cursor}`, over);
          if (!body) continue;
          const batch = JSON.parse(new TextDecoder().decode(body)) as Batch;
          cursor = batch.next;
          piece = pieceOf(batch, body.byteLength);
          controller.enqueue(piece);
        }
      },
    },
    { highWaterMark: 0 },
  );
}

/** A body as its bytes came; undefined when there is none to be had. */
async function bodyOf(url: string, signal: AbortSignal): Promise<ArrayBuffer | undefined> {
  try {
    const response = await fetch(url, { cache: 'no-store', signal });
    return response.ok ? await response.arrayBuffer() : undefined;
  } catch {
    return undefined;
  }
}

function messages(bench: Bench, sum: Sum): ReadableStream<Piece> {
  let cursor = bench.after;
  let socket: WebSocket | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let cancelled = false;
  return new ReadableStream<Piece>({
    start: function open(controller) {
      sum.requests++;
      socket = new WebSocket(`${bench.websocketUrl}&after=${cursor}`);
      socket.onmessage = ({ data }: MessageEvent<string>) => {
        if (cancelled) return;
        const batch = JSON.parse(data) as Batch;
        cursor = batch.next;
        controller.enqueue(pieceOf(batch, new TextEncoder().encode(data).byteLength));
      };
      socket.onclose = () => {
        if (!cancelled) again = setTimeout(open, 250, controller);
      };
    },
    cancel() {
      cancelled = true;
      clearTimeout(again);
      socket?.close();
    },
  });
}

function pieceOf({ entries }: Batch, bytes: number): Piece {
  return { bytes, at: performance.now(), wasEmpty: entries.length === 0, entries };
}

function onlyNew(): TransformStream<Piece, Piece> {
  let last = 0;
  return new TransformStream<Piece, Piece>({
    transform(piece, controller) {
      const entries = piece.entries.filter(({ seq }) => seq > last);
      last = entries.at(-1)?.seq ?? last;
      controller.enqueue({ ...piece, entries });
    },
  });
}

function addingUp(method: Method, sum: Sum, bench: Bench): WritableStream<Piece> {
  return new WritableStream<Piece>({
    write({ bytes, at, wasEmpty, entries }) {
      sum.payloadBytes += bytes;
      if (wasEmpty && method === 'polling') sum.uselessRequests++;
      for (const entry of entries) {
        sum.events++;
        sum.raw += at - entry.at;
        bench.received(method, entry);
      }
    },
  });
}

type Sum = Omit<MethodResult, 'meanLatencyMs'> & { raw: number };

function noResult(): Sum {
  return { requests: 0, events: 0, payloadBytes: 0, uselessRequests: 0, raw: 0 };
}

function resultOf({ raw, ...sum }: Sum, offset: number): MethodResult {
  return { ...sum, meanLatencyMs: sum.events === 0 ? null : raw / sum.events + offset };
}

/** Server clock − page clock by the quickest of three questions, milliseconds; 0 where none was answered. */
async function clockOffset(url: string, signal: AbortSignal): Promise<number> {
  const probes: { trip: number; offset: number }[] = [];
  for (let n = 0; n < 3; n++) {
    const asked = performance.now();
    const body = await bodyOf(url, signal);
    if (!body) continue;
    const answered = performance.now();
    const { now } = JSON.parse(new TextDecoder().decode(body)) as { now: number };
    probes.push({ trip: answered - asked, offset: now - (asked + answered) / 2 });
  }
  return probes.sort((a, b) => a.trip - b.trip)[0]?.offset ?? 0;
}

function sleepUntil(moment: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(resolve, Math.max(0, moment - performance.now()));
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
