import { parseCursor, type Batch, type Cursor, type Entry } from '../../lab-server/wire/batch.ts';
import { RefusedError, type ClientTransport, type Session } from '../transports/session.ts';
import { backoffDelay, type Backoff } from './backoff.ts';
import { nextState, type LinkEvent, type LinkState } from './state.ts';

/** A connection that has been open so long is a success: the next loss counts from one again. Milliseconds. */
const STABLE_MS = 5_000;

export interface LinkOptions {
  transport: ClientTransport;
  /** The stream's address, without a cursor. */
  url: URL;
  after: Cursor | undefined;
  backoff: Backoff;
  /** The clock of `performance.now()`. */
  now: () => number;
  random: () => number;
  /** False for a transport that never brings what it has missed: its holes stay, and are no gaps. Default true. */
  resumes?: boolean;
  /** Each entry once, in order. */
  onEntries(entries: readonly Entry[], batch: Batch, receivedAt: number): void;
  onState(state: LinkState): void;
  /** Entries are gone: fetch the state anew and resolve to the cursor that it is true at. */
  onGap(): Promise<Cursor>;
}

/** A batch, and when it came. */
interface Received {
  batch: Batch;
  receivedAt: number;
}

/**
 * Keeps a transport running: holds the cursor, drops what comes twice, notices what is missing, reconnects with
 * backoff. The same for every transport.
 */
export class Link {
  readonly #options: LinkOptions;
  readonly #abort = new AbortController();
  #connection = new AbortController();
  #state: LinkState = { name: 'disconnected' };
  #cursor: Cursor | undefined;
  #attempt = 0;
  #openedAt: number | undefined;
  /** Batches that wait while the state is fetched anew. */
  #waiting: Received[] | undefined;
  #retryNow: (() => void) | undefined;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#cursor = options.after;
  }

  get cursor(): Cursor | undefined {
    return this.#cursor;
  }

  /** Runs until `stop`. */
  async run(): Promise<void> {
    this.#go({ type: 'start' });
    while (!this.#abort.signal.aborted) {
      const reason = await this.#connect();
      if (this.#abort.signal.aborted) return;
      await this.#pause(reason);
    }
  }

  /** Tries again at once, also after the link has given up. */
  retry(): void {
    this.#attempt = 0;
    this.#go({ type: 'retry' });
    this.#retryNow?.();
  }

  stop(): void {
    this.#abort.abort();
    this.#connection.abort();
    this.#retryNow?.();
    this.#go({ type: 'stop' });
  }

  /** Runs the transport once and says why it ended. */
  async #connect(): Promise<unknown> {
    const connection = (this.#connection = new AbortController());
    try {
      await this.#options.transport(this.#session(connection.signal));
      return new Error('The stream has ended');
    } catch (error) {
      return error;
    } finally {
      connection.abort();
    }
  }

  /** Waits as long as the backoff says, or for a person when it has given up. */
  async #pause(reason: unknown): Promise<void> {
    const { backoff, random, now } = this.#options;
    if (this.#openedAt !== undefined && now() - this.#openedAt >= STABLE_MS) this.#attempt = 0;
    this.#openedAt = undefined;
    this.#attempt++;
    if (this.#attempt > backoff.max) {
      this.#go({ type: 'gaveUp', reason: reason instanceof Error ? reason.message : String(reason) });
      return this.#sleep(Infinity);
    }
    const least = reason instanceof RefusedError ? reason.retryAfterMs : 0;
    const inMs = Math.max(least, backoffDelay(this.#attempt, backoff, random));
    this.#go({ type: 'lost', attempt: this.#attempt, max: backoff.max, inMs, by: 'link' });
    await this.#sleep(inMs);
  }

  #session(signal: AbortSignal): Session {
    const { now } = this.#options;
    return {
      signal,
      url: () => this.#url(),
      cursor: () => this.#cursor,
      opened: () => {
        this.#openedAt ??= now();
        this.#go({ type: 'opened' });
      },
      interrupted: (by) => {
        this.#openedAt = undefined;
        this.#go({ type: 'lost', attempt: 1, max: this.#options.backoff.max, inMs: 0, by });
      },
      deliver: (batch, receivedAt = now()) => {
        if (!signal.aborted) this.#deliver(batch, receivedAt);
      },
      sleep: (ms) => sleep(ms, signal),
    };
  }

  #url(): URL {
    const url = new URL(this.#options.url);
    if (this.#cursor !== undefined) url.searchParams.set('after', this.#cursor);
    return url;
  }

  #deliver(batch: Batch, receivedAt: number) {
    if (this.#waiting) this.#waiting.push({ batch, receivedAt });
    else if (batch.gap || this.#missesSome(batch)) void this.#refetch(batch);
    else this.#accept(batch, receivedAt);
  }

  /** A hole that nobody announced is a gap too. */
  #missesSome({ entries: [first] }: Batch): boolean {
    if (!first || this.#cursor === undefined || this.#options.resumes === false) return false;
    const { epoch, seq } = parseCursor(this.#cursor);
    return parseCursor(first.id).epoch !== epoch || first.seq > seq + 1;
  }

  #accept(batch: Batch, receivedAt: number) {
    const seen = this.#cursor === undefined ? 0 : parseCursor(this.#cursor).seq;
    if (parseCursor(batch.next).seq < seen) return;
    this.#cursor = batch.next;
    const fresh = batch.entries.filter(({ seq }) => seq > seen);
    this.#options.onEntries(fresh, batch, receivedAt);
  }

  /** While the state is fetched, what arrives waits; when that fails the connection is given up, and tried again. */
  async #refetch(batch: Batch) {
    const lostAt = this.#cursor;
    const waiting: Received[] = (this.#waiting = []);
    this.#cursor = batch.next;
    try {
      this.#cursor = await this.#options.onGap();
      this.#waiting = undefined;
      for (const late of waiting) this.#deliver(late.batch, late.receivedAt);
    } catch {
      this.#waiting = undefined;
      this.#cursor = lostAt;
      this.#connection.abort();
    }
  }

  #go(event: LinkEvent) {
    const state = nextState(this.#state, event);
    if (state === this.#state) return;
    this.#state = state;
    this.#options.onState(state);
  }

  #sleep(ms: number): Promise<void> {
    const wake = new AbortController();
    this.#retryNow = () => wake.abort();
    return sleep(ms, wake.signal);
  }
}

/** Resolves after `ms` (Infinity: never), or when `signal` aborts. */
function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const wake = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    const timer = ms === Infinity ? undefined : setTimeout(wake, ms);
    signal.addEventListener('abort', wake);
  });
}
