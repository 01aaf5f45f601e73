import type { Batch, Entry } from '../lab-server/wire/batch.ts';
import type { Change, Humeur } from '../lab-server/wire/humeur.ts';

export type { Batch, Change, Entry, Humeur };

// ── Exercise 1 ──────────────────────────────────────────────────────────────────────────────────────────────────

/** What the lab gives to `compareMethods`. Addresses are absolute; keep their query and add `after` to it. */
export interface Bench {
  /** How long to measure, milliseconds from the call. */
  readonly durationMs: number;
  /** From the start of one poll to the start of the next, milliseconds. */
  readonly pollIntervalMs: number;
  /** Where every method begins: the `after` of its first request. */
  readonly after: string;
  /** `GET …&after=<cursor>` answers at once with a Batch as JSON. */
  readonly pollingUrl: string;
  /** A WebSocket at `…&after=<cursor>`; each text message is a Batch as JSON. */
  readonly websocketUrl: string;
  /** `GET` answers `{"now": <milliseconds on the server's clock>}`. Asking it counts nowhere. */
  readonly timeUrl: string;
  /** Bonus: `GET …&after=<cursor>` answers when there is news, with a Batch as JSON. */
  readonly longPollingUrl: string;
  /** Bonus: an EventSource at `…&after=<cursor>`; each message's data is a Batch as JSON. */
  readonly sseUrl: string;
  /** Aborts when the person stops the measurement: release everything and return what you have. */
  readonly signal: AbortSignal;
  /** Call it once for each different entry that a method receives, in order: the lab shows it in your lane. */
  received(method: Method, entry: Entry): void;
}

export type Method = 'polling' | 'websocket' | 'longPolling' | 'sse';

/** What one method cost and brought. */
export interface MethodResult {
  /** HTTP requests sent; a WebSocket's upgrade is one. Attempts that failed count too. */
  requests: number;
  /** Different entries received. */
  events: number;
  /** Mean of (received − entry.at), both on the server's clock, milliseconds; null when there was no event. */
  meanLatencyMs: number | null;
  /** UTF-8 bytes of all bodies, or of all messages, received: what a page can see. */
  payloadBytes: number;
  /** Polls answered with a Batch without entries, or with 304. A WebSocket has none. */
  uselessRequests: number;
}

export type Comparison = Record<'polling' | 'websocket', MethodResult> &
  Partial<Record<'longPolling' | 'sse', MethodResult>>;

export type CompareMethods = (bench: Bench) => Promise<Comparison>;

// ── Exercise 2 ──────────────────────────────────────────────────────────────────────────────────────────────────

/** The states of the chapter's connection manager, as the indicator's `data-state` says them. */
export type ManagerState = 'disconnected' | 'connecting' | 'connected' | 'reconnecting' | 'error';

export interface ManagerOptions {
  /** The stream's WebSocket address, without a cursor; keep its query and add `after`. */
  readonly url: string;
  /** Where to begin. */
  readonly after: string;
  /** Shows the state: `data-state`, a text, `role="status"`. */
  readonly indicator: HTMLElement;
  /** Call it once for each entry, in order. */
  onEntry(entry: Entry): void;
  /** Base of the exponential backoff, milliseconds. Default 1000. */
  readonly baseReconnectDelay?: number;
  /** No delay is longer, milliseconds. Default 30000. */
  readonly maxReconnectDelay?: number;
  /** Attempts after a loss before the manager gives up. Default 5. */
  readonly maxReconnectAttempts?: number;
  /** Pause between two heartbeats, milliseconds. Default 30000. */
  readonly heartbeatInterval?: number;
  /** How long the answer to a heartbeat may take, milliseconds. Default 10000. */
  readonly heartbeatTimeout?: number;
}

/** A heartbeat: send HEARTBEAT as text; the server answers HEARTBEAT_ANSWER as text. Neither is a Batch. */
export { HEARTBEAT, HEARTBEAT_ANSWER } from '../lab-server/wire/heartbeat.ts';

export interface RealtimeManagerLike {
  connect(): void;
  disconnect(): void;
  scheduleReconnect(): void;
  /** Delay before reconnection attempt 0, 1, 2, …, milliseconds, jitter included. */
  nextDelay(attempt: number): number;
}

export type RealtimeManagerClass = new (options: ManagerOptions) => RealtimeManagerLike;

// ── Exercise 3 ──────────────────────────────────────────────────────────────────────────────────────────────────

export interface HandlerOptions {
  /**
   * A `<ul>`: one `<li data-id="…">` for each mood shown, highest `id` first. Its text contains the mood's `nom`,
   * `emoji` and `commentaire` as they are; what else stands there is up to you.
   */
  readonly list: HTMLElement;
  /** Its `data-received` is the number of different events received so far; its text is up to you. */
  readonly totals: HTMLElement;
  /** Events that make a full batch. Default 10. */
  readonly maxBatchSize?: number;
  /** How long an event waits at most after a pause, and from one write of the DOM to the next, ms, 50 or more. Default 100. */
  readonly batchInterval?: number;
  /** Moods shown at most, those with the highest `id`. Default 100. */
  readonly maxDisplayed?: number;
}

export interface RealtimeHandlerLike {
  /**
   * Takes one event. Its `change` says "the row is now this" (`new`; also an UPDATE of a row that was never seen) or
   * "the row is gone" (`new` is null); the change with the higher `seq` is the newer. An event is known by its `id`.
   * Never throws, whatever the event is: one that is no Entry is left out, and counts nowhere.
   */
  addEvent(event: Entry): void;
  /** Ends it: no DOM write comes after, not even of events that were waiting, and no timer goes on. */
  dispose(): void;
}

export type RealtimeHandlerClass = new (options: HandlerOptions) => RealtimeHandlerLike;

// ── Find the fault ──────────────────────────────────────────────────────────────────────────────────────────────

/** Time as the small programs have it: milliseconds, and timers like a browser's. */
export interface Timers {
  now(): number;
  setTimeout(run: () => void, ms: number): number;
  /** Clears a timer of either kind; one that has fired, or `undefined`, is ignored. */
  clearTimeout(timer: number | undefined): void;
  setInterval(run: () => void, ms: number): number;
  clearInterval(timer: number | undefined): void;
}

/** A connection like a WebSocket. Its handlers are called later, never from within `open` or `close`. */
export interface Connection {
  /** It is open: from now on it can send. */
  whenOpen: (() => void) | null;
  /** It has ended, whoever ended it. Called once, also after `close()`. */
  whenClosed: (() => void) | null;
  /** Sends while it is open; before and after, nothing happens. */
  send(text: string): void;
  close(): void;
}

/** Time, and a server to connect to. */
export interface Network extends Timers {
  open(): Connection;
  /** Called when the network is back after it was gone. */
  whenOnline: (() => void) | null;
}

/** Takes moods one by one, and hands them on in batches. */
export interface Batcher<Mood> {
  add(mood: Mood): void;
}

/** What happened to a row of the table of moods. A DELETE has no text. */
export interface RowEvent {
  readonly type: 'INSERT' | 'UPDATE' | 'DELETE';
  readonly id: string;
  readonly text?: string;
}

/** The server was asked for its time: the two times here are `now()` when asking and when the answer was here. */
export interface TimeAnswer {
  readonly askedAt: number;
  readonly serverTime: number;
  readonly answeredAt: number;
}

/** Tells how long moods are under way. */
export interface LatencyMeter {
  /** The server's time, asked once a minute. */
  synchronise(answer: TimeAnswer): void;
  /** A mood is here; `at` is when it was written, on the server's clock. */
  received(mood: { readonly at: number }): void;
  /** How far the server's clock is ahead of this one by the last answer, milliseconds. */
  offsetMs(): number;
  /** The mean of all moods so far, milliseconds; null before the first. */
  meanMs(): number | null;
}
