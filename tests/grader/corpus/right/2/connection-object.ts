import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type Entry,
  type ManagerOptions,
} from '../../../../../exercises/contract.ts';

interface Needs {
  url: URL;
  intervalMs: number;
  timeoutMs: number;
  opened: () => void;
  entry: (entry: Entry) => void;
  cursor: (next: string) => void;
  proved: () => void;
  lost: () => void;
}

/** One connection from its opening to its end; it says `lost` once at most, and nothing after `close`. */
class Connection {
  readonly #socket: WebSocket;
  readonly #needs: Needs;
  #isOver = false;
  #timer: ReturnType<typeof setTimeout>;

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#socket = new WebSocket(needs.url);
    this.#timer = setTimeout(() => this.#lose(), needs.timeoutMs);
    this.#socket.onopen = () => this.#open();
    this.#socket.onmessage = ({ data }) => this.#message(data as string);
    this.#socket.onclose = () => this.#lose();
    // A refusal says `error` first: one of both is enough.
    this.#socket.onerror = () => this.#lose();
  }

  close(): void {
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#socket.close();
  }

  #open(): void {
    if (this.#isOver) return;
    this.#needs.opened();
    // The first heartbeat goes out at once: its answer proves that the connection is worth something.
    this.#beat();
  }

  #beat(): void {
    this.#socket.send(HEARTBEAT);
    this.#timer = this.#replace(() => this.#lose(), this.#needs.timeoutMs);
  }

  #replace(act: () => void, ms: number) {
    clearTimeout(this.#timer);
    return setTimeout(act, ms);
  }

  #message(text: string): void {
    if (this.#isOver) return;
    if (text === HEARTBEAT_ANSWER) {
      this.#needs.proved();
      this.#timer = this.#replace(() => this.#beat(), this.#needs.intervalMs);
      return;
    }
    const { entries, next } = JSON.parse(text) as Batch;
    for (const entry of entries) this.#needs.entry(entry);
    this.#needs.cursor(next);
  }

  #lose(): void {
    if (this.#isOver) return;
    this.close();
    this.#needs.lost();
  }
}

/** A connection object for each attempt; delays as centrifuge-js draws them; success after three calm seconds. */
export class RealtimeManager {
  #connection: Connection | null = null;
  #pause: ReturnType<typeof setTimeout> | undefined;
  #settled: ReturnType<typeof setTimeout> | undefined;
  #made = 0;
  #cursor;
  readonly #options;

  constructor(options: ManagerOptions) {
    this.#options = options;
    this.#cursor = options.after;
    this.#tell('disconnected');
  }

  connect(): void {
    if (this.#connection) return;
    this.#made = 0;
    this.#tell('connecting');
    this.#start();
  }

  disconnect(): void {
    this.#end();
    this.#tell('disconnected');
  }

  scheduleReconnect(): void {
    this.#end();
    if (this.#made >= (this.#options.maxReconnectAttempts ?? 5)) return this.#tell('error');
    this.#tell('reconnecting');
    this.#pause = setTimeout(() => this.#start(), this.nextDelay(this.#made++));
  }

  nextDelay(attempt: number): number {
    const { baseReconnectDelay: least = 1000, maxReconnectDelay: most = 30000 } = this.#options;
    const half = least / 2;
    return Math.min(most, half + Math.floor(Math.random() * Math.min(most, half * 2 ** (attempt + 1))));
  }

  #start(): void {
    clearTimeout(this.#pause);
    const { url: address, heartbeatInterval = 30000, heartbeatTimeout = 10000, onEntry } = this.#options;
    const url = new URL(address);
    url.searchParams.set('after', this.#cursor);
    this.#connection = new Connection({
      url,
      intervalMs: heartbeatInterval,
      timeoutMs: heartbeatTimeout,
      opened: () => this.#tell('connected'),
      entry: onEntry,
      cursor: (next) => (this.#cursor = next),
      proved: () => (this.#settled ??= setTimeout(() => (this.#made = 0), 3000)),
      lost: () => this.scheduleReconnect(),
    });
  }

  #end(): void {
    clearTimeout(this.#pause);
    clearTimeout(this.#settled);
    this.#settled = undefined;
    this.#connection?.close();
    this.#connection = null;
  }

  #tell(state: string): void {
    this.#options.indicator.setAttribute('role', 'status');
    this.#options.indicator.setAttribute('data-state', state);
    this.#options.indicator.textContent = { connected: 'Live', error: 'Failed' }[state] ?? `${state}…`;
  }
}
