import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
  type ManagerState,
  type RealtimeManagerLike,
} from '../../exercises/contract.ts';

const TEXTS: Record<ManagerState, string> = {
  disconnected: '🔌 Disconnected',
  connecting: '🔄 Connecting…',
  connected: '⚡ Connected',
  reconnecting: '🔄 Reconnecting…',
  error: '❌ Connection lost: try again by hand',
};

/** Keeps a WebSocket alive: reconnects with backoff and jitter, resumes from its cursor, tells the truth. */
export class RealtimeManager implements RealtimeManagerLike {
  readonly #options: Required<ManagerOptions>;
  #socket: WebSocket | undefined;
  #cursor: string;
  #attempt = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #heartbeatTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ManagerOptions) {
    this.#options = {
      baseReconnectDelay: 1_000,
      maxReconnectDelay: 30_000,
      maxReconnectAttempts: 5,
      heartbeatInterval: 30_000,
      heartbeatTimeout: 10_000,
      ...options,
    };
    this.#cursor = options.after;
    options.indicator.setAttribute('role', 'status');
    this.#show('disconnected');
  }

  /** Opens the connection; does nothing when it is open or opening. After giving up it is the manual retry. */
  connect(): void {
    if (this.#socket) return;
    this.#stopTimers();
    if (this.#state !== 'reconnecting') {
      this.#attempt = 0;
      this.#show('connecting');
    }
    this.#open();
  }

  /** Closes the connection for good: no attempt follows. */
  disconnect(): void {
    this.#stopTimers();
    this.#drop();
    this.#attempt = 0;
    this.#show('disconnected');
  }

  /** Plans the next attempt, once, or gives up after maxReconnectAttempts. */
  scheduleReconnect(): void {
    if (this.#retryTimer !== undefined) return;
    this.#stopTimers();
    this.#drop();
    if (this.#attempt >= this.#options.maxReconnectAttempts) return this.#show('error');
    this.#show('reconnecting');
    this.#retryTimer = setTimeout(
      () => {
        this.#retryTimer = undefined;
        this.#open();
      },
      this.nextDelay(this.#attempt++),
    );
  }

  /** Full jitter: anything up to the capped exponential delay, so that a crowd spreads out. Milliseconds. */
  nextDelay(attempt: number): number {
    const { baseReconnectDelay, maxReconnectDelay } = this.#options;
    return Math.random() * Math.min(maxReconnectDelay, baseReconnectDelay * 2 ** attempt);
  }

  get #state(): string | undefined {
    return this.#options.indicator.dataset['state'];
  }

  #open(): void {
    const url = new URL(this.#options.url);
    url.searchParams.set('after', this.#cursor);
    const socket = new WebSocket(url);
    this.#socket = socket;
    // A socket that has been replaced has nothing to say any more.
    const ifCurrent = (act: () => void) => () => {
      if (this.#socket === socket) act();
    };
    socket.addEventListener(
      'open',
      ifCurrent(() => this.#opened()),
    );
    socket.addEventListener(
      'close',
      ifCurrent(() => this.scheduleReconnect()),
    );
    socket.addEventListener('message', ({ data }) => ifCurrent(() => this.#take(String(data)))());
    this.#expectWithin(this.#options.heartbeatTimeout);
  }

  #opened(): void {
    this.#show('connected');
    this.#heartbeatLater();
  }

  #take(text: string): void {
    if (text === HEARTBEAT_ANSWER) {
      // Only a connection that has lasted a heartbeat is a success: one that is accepted and dropped is not.
      this.#attempt = 0;
      return this.#heartbeatLater();
    }
    const batch = JSON.parse(text) as Batch;
    this.#cursor = batch.next;
    if (batch.entries.length > 0) this.#attempt = 0;
    for (const entry of batch.entries) this.#options.onEntry(entry);
  }

  #heartbeatLater(): void {
    clearTimeout(this.#heartbeatTimer);
    this.#heartbeatTimer = setTimeout(() => {
      this.#socket?.send(HEARTBEAT);
      this.#expectWithin(this.#options.heartbeatTimeout);
    }, this.#options.heartbeatInterval);
  }

  /** Takes the connection for dead when neither opening nor heartbeat is answered in time. */
  #expectWithin(ms: number): void {
    clearTimeout(this.#heartbeatTimer);
    this.#heartbeatTimer = setTimeout(() => this.scheduleReconnect(), ms);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #stopTimers(): void {
    clearTimeout(this.#retryTimer);
    clearTimeout(this.#heartbeatTimer);
    this.#retryTimer = undefined;
  }

  #show(state: ManagerState): void {
    const { indicator } = this.#options;
    indicator.dataset['state'] = state;
    indicator.textContent = TEXTS[state];
  }
}
