import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
  type ManagerState,
  type RealtimeManagerLike,
} from '../../../../../exercises/contract.ts';

/** Decorrelated jitter, which remembers the delay before; listeners that one signal removes. */
export class RealtimeManager implements RealtimeManagerLike {
  readonly #o;
  #lastDelay = 0;
  #attempts = 0;
  #cursor;
  #state: ManagerState = 'disconnected';
  #life = new AbortController();
  #awaitingAnswer = false;

  constructor(options: ManagerOptions) {
    this.#o = {
      baseReconnectDelay: 1000,
      maxReconnectDelay: 30000,
      maxReconnectAttempts: 5,
      heartbeatInterval: 30000,
      heartbeatTimeout: 10000,
      ...options,
    };
    this.#cursor = options.after;
    options.indicator.setAttribute('role', 'status');
    this.#become('disconnected');
  }

  connect() {
    if (this.#state === 'connecting' || this.#state === 'connected') return;
    if (this.#state !== 'reconnecting') this.#reset();
    this.#become('connecting');
    this.#open();
  }

  disconnect() {
    this.#life.abort();
    this.#reset();
    this.#become('disconnected');
  }

  scheduleReconnect() {
    this.#life.abort();
    if (this.#attempts === this.#o.maxReconnectAttempts) return this.#become('error');
    this.#become('reconnecting');
    const life = (this.#life = new AbortController());
    const timer = setTimeout(() => this.#open(), this.nextDelay(this.#attempts));
    life.signal.addEventListener('abort', () => clearTimeout(timer));
    this.#attempts++;
  }

  nextDelay(attempt: number) {
    const { baseReconnectDelay: base, maxReconnectDelay: cap } = this.#o;
    const before = attempt === 0 ? base : Math.max(base, this.#lastDelay);
    this.#lastDelay = Math.min(cap, base + Math.random() * (before * 3 - base));
    return this.#lastDelay;
  }

  #open() {
    this.#life.abort();
    const life = (this.#life = new AbortController());
    const { signal } = life;
    const url = new URL(this.#o.url);
    url.searchParams.set('after', this.#cursor);
    const socket = new WebSocket(url.href);
    signal.addEventListener('abort', () => socket.close());
    const impatience = setTimeout(() => this.scheduleReconnect(), this.#o.heartbeatTimeout);
    signal.addEventListener('abort', () => clearTimeout(impatience));
    socket.addEventListener('close', () => this.scheduleReconnect(), { signal });
    socket.addEventListener(
      'open',
      () => {
        clearTimeout(impatience);
        this.#become('connected');
        this.#awaitingAnswer = false;
        this.#beat(socket, signal);
      },
      { signal },
    );
    socket.addEventListener('message', (event: MessageEvent<string>) => this.#take(event.data), { signal });
  }

  #beat(socket: WebSocket, signal: AbortSignal) {
    const beat = setInterval(() => {
      this.#awaitingAnswer = true;
      socket.send(HEARTBEAT);
      const check = setTimeout(() => {
        if (this.#awaitingAnswer) this.scheduleReconnect();
      }, this.#o.heartbeatTimeout);
      signal.addEventListener('abort', () => clearTimeout(check));
    }, this.#o.heartbeatInterval);
    signal.addEventListener('abort', () => clearInterval(beat));
  }

  #take(text: string) {
    if (text === HEARTBEAT_ANSWER) {
      this.#awaitingAnswer = false;
      this.#reset();
      return;
    }
    const { entries, next } = JSON.parse(text) as Batch;
    if (entries.length) this.#reset();
    this.#cursor = next;
    entries.forEach(this.#o.onEntry);
  }

  #reset() {
    this.#attempts = 0;
    this.#lastDelay = 0;
  }

  #become(state: ManagerState) {
    this.#state = state;
    const words = { disconnected: '○', connecting: '◌', connected: '●', reconnecting: '↻', error: '✕' };
    Object.assign(this.#o.indicator.dataset, { state });
    this.#o.indicator.replaceChildren(`${words[state]} ${state}`);
  }
}
