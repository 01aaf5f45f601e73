import type {
  Batch,
  Bench,
  Comparison,
  Entry,
  Method,
  MethodResult,
} from '../../../../../exercises/contract.ts';

// In the manner of Elm: a pure function makes of a model and a message the next model and a list of commands; one
// small runtime obeys them. The server's clock is asked again and again, and the quickest answer is believed.

type Counted = 'polling' | 'websocket';
type Count = Readonly<{
  cursor: string;
  requests: number;
  useless: number;
  bytes: number;
  events: number;
  raw: number;
  last: number;
}>;
type Model = Readonly<Record<Counted, Count> & { polledAt: number; offset: number; trip: number }>;

type Message = Readonly<
  | { kind: 'poll' | 'open' | 'socketLost' | 'askTime'; at: number }
  | { kind: 'text'; method: Counted; text: string; at: number }
  | { kind: 'refused'; at: number }
  | { kind: 'time'; now: number; asked: number; at: number }
>;

type Command =
  | { do: 'get'; url: string }
  | { do: 'listen'; url: string }
  | { do: 'time' }
  | { do: 'tell'; method: Method; entries: readonly Entry[] }
  | { do: 'later'; kind: 'poll' | 'open' | 'askTime'; ms: number };

type Step = readonly [Model, ...Command[]];

function update(bench: Bench, model: Model, message: Message): Step {
  const { polling, websocket } = model;
  switch (message.kind) {
    case 'poll':
      return [
        { ...model, polledAt: message.at, polling: { ...polling, requests: polling.requests + 1 } },
        { do: 'get', url: `${bench.pollingUrl}&after=${polling.cursor}` },
      ];
    case 'open':
      return [
        { ...model, websocket: { ...websocket, requests: websocket.requests + 1 } },
        { do: 'listen', url: `${bench.websocketUrl}&after=${websocket.cursor}` },
      ];
    case 'text':
      return received(bench, model, message);
    case 'refused':
      return [model, nextPoll(bench, model, message.at)];
    case 'socketLost':
      return [model, { do: 'later', kind: 'open', ms: 150 }];
    case 'askTime':
      return [model, { do: 'time' }];
    case 'time':
      return [clockRead(model, message), { do: 'later', kind: 'askTime', ms: 200 }];
  }
}

function received(
  bench: Bench,
  model: Model,
  { method, text, at }: Extract<Message, { kind: 'text' }>,
): Step {
  const batch = JSON.parse(text) as Batch;
  const old = model[method];
  const entries = batch.entries.filter(({ seq }) => seq > old.last);
  const count: Count = {
    ...old,
    cursor: batch.next,
    useless: old.useless + (method === 'polling' && batch.entries.length === 0 ? 1 : 0),
    bytes: old.bytes + new TextEncoder().encode(text).length,
    events: old.events + entries.length,
    raw: entries.reduce((sum, entry) => sum + at - entry.at, old.raw),
    last: entries.at(-1)?.seq ?? old.last,
  };
  const next = { ...model, [method]: count };
  const tell: Command = { do: 'tell', method, entries };
  return method === 'polling' ? [next, tell, nextPoll(bench, model, at)] : [next, tell];
}

function nextPoll({ pollIntervalMs }: Bench, { polledAt }: Model, at: number): Command {
  return { do: 'later', kind: 'poll', ms: Math.max(0, polledAt + pollIntervalMs - at) };
}

function clockRead(model: Model, { now, asked, at }: Extract<Message, { kind: 'time' }>): Model {
  const trip = at - asked;
  return trip < model.trip ? { ...model, trip, offset: now - (asked + at) / 2 } : model;
}

export function compareMethods(bench: Bench): Promise<Comparison> {
  const over = AbortSignal.any([bench.signal, AbortSignal.timeout(bench.durationMs)]);
  const none = { cursor: bench.after, requests: 0, useless: 0, bytes: 0, events: 0, raw: 0, last: 0 };
  let model: Model = { polling: none, websocket: none, polledAt: 0, offset: 0, trip: Infinity };
  const send = (message: Message) => {
    if (over.aborted) return;
    const [next, ...commands] = update(bench, model, message);
    model = next;
    for (const command of commands) obey(command, bench, send, over);
  };
  return new Promise((resolve) => {
    const end = () =>
      resolve({
        polling: resultOf(model.polling, model.offset),
        websocket: resultOf(model.websocket, model.offset),
      });
    if (over.aborted) return end();
    over.addEventListener('abort', end);
    for (const kind of ['askTime', 'open', 'poll'] as const) send({ kind, at: performance.now() });
  });
}

function obey(command: Command, bench: Bench, send: (message: Message) => void, over: AbortSignal): void {
  switch (command.do) {
    case 'get':
      return void get(command.url, over).then(
        (text) => send({ kind: 'text', method: 'polling', text, at: performance.now() }),
        () => send({ kind: 'refused', at: performance.now() }),
      );
    case 'listen':
      return listen(command.url, send, over);
    case 'time':
      return askTime(bench, send, over);
    case 'tell':
      return command.entries.forEach((entry) => bench.received(command.method, entry));
    case 'later': {
      const timer = setTimeout(() => send({ kind: command.kind, at: performance.now() }), command.ms);
      return over.addEventListener('abort', () => clearTimeout(timer));
    }
  }
}

async function get(url: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(url, { cache: 'no-store', signal });
  if (!response.ok) throw new Error(`Expected 200, got ${response.status}`);
  return response.text();
}

function listen(url: string, send: (message: Message) => void, signal: AbortSignal): void {
  const socket = new WebSocket(url);
  socket.addEventListener('message', ({ data }: MessageEvent<string>) =>
    send({ kind: 'text', method: 'websocket', text: data, at: performance.now() }),
  );
  socket.addEventListener('close', () => send({ kind: 'socketLost', at: performance.now() }));
  signal.addEventListener('abort', () => socket.close());
}

function askTime(bench: Bench, send: (message: Message) => void, signal: AbortSignal): void {
  const asked = performance.now();
  get(bench.timeUrl, signal)
    .then((text) => JSON.parse(text) as { now: number })
    .then(({ now }) => send({ kind: 'time', now, asked, at: performance.now() }))
    .catch(() => {});
}

function resultOf({ requests, events, bytes, useless, raw }: Count, offset: number): MethodResult {
  const meanLatencyMs = events > 0 ? raw / events + offset : null;
  return { requests, events, meanLatencyMs, payloadBytes: bytes, uselessRequests: useless };
}
