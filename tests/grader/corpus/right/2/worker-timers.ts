import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
  type ManagerState,
} from '../../../../../exercises/contract.ts';

const SOURCE = `
  const timers = new Map();
  onmessage = ({ data: { id, ms } }) => {
    clearTimeout(timers.get(id));
    timers.delete(id);
    if (ms !== null) timers.set(id, setTimeout(() => postMessage(id), ms));
  };
`;

/** Timers that run in a worker, which a hidden tab does not slow down. */
class WorkerTimers {
  readonly #worker = new Worker(URL.createObjectURL(new Blob([SOURCE], { type: 'text/javascript' })));
  readonly #acts = new Map<number, () => void>();
  #last = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<number>) => {
      const act = this.#acts.get(data);
      this.#acts.delete(data);
      act?.();
    });
  }

  set(act: () => void, ms: number): number {
    const id = ++this.#last;
    this.#acts.set(id, act);
    this.#worker.postMessage({ id, ms });
    return id;
  }

  clear(id: number | undefined): void {
    if (id === undefined || !this.#acts.delete(id)) return;
    this.#worker.postMessage({ id, ms: null });
  }
}

const timers = new WorkerTimers();

/** Full jitter, with every timer in one worker for all managers. */
export class RealtimeManager {
  readonly #options: Required<ManagerOptions>;
  #cursor: string;
  #socket: WebSocket | undefined;
  #attempt = 0;
  #retry: number | undefined;
  #watch: number | undefined;

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
    this.#show('disconnected');
  }

  connect(): void {
    if (this.#socket) return;
    timers.clear(this.#retry);
    this.#attempt = 0;
    this.#show('connecting');
    this.#open();
  }

  disconnect(): void {
    this.#leave();
    this.#show('disconnected');
  }

  scheduleReconnect(): void {
    this.#leave();
    if (this.#attempt >= this.#options.maxReconnectAttempts) return this.#show('error');
    this.#show('reconnecting');
    this.#retry = timers.set(() => this.#open(), this.nextDelay(this.#attempt++));
  }

  nextDelay(attempt: number): number {
    const { baseReconnectDelay, maxReconnectDelay } = this.#options;
    return Math.random() * Math.min(maxReconnectDelay, baseReconnectDelay * 2 ** attempt);
  }

  #open(): void {
    const url = new URL(this.#options.url);
    url.searchParams.set('after', this.#cursor);
    const socket = (this.#socket = new WebSocket(url));
    this.#dieIn(this.#options.heartbeatTimeout);
    socket.onopen = () => {
      this.#show('connected');
      this.#beatLater();
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      this.#attempt = 0;
      if (data === HEARTBEAT_ANSWER) return this.#beatLater();
      const batch = JSON.parse(data) as Batch;
      this.#cursor = batch.next;
      batch.entries.forEach((entry) => this.#options.onEntry(entry));
    };
    socket.onclose = () => this.scheduleReconnect();
  }

  #beatLater(): void {
    timers.clear(this.#watch);
    this.#watch = timers.set(() => {
      this.#socket?.send(HEARTBEAT);
      this.#dieIn(this.#options.heartbeatTimeout);
    }, this.#options.heartbeatInterval);
  }

  #dieIn(ms: number): void {
    timers.clear(this.#watch);
    this.#watch = timers.set(() => this.scheduleReconnect(), ms);
  }

  #leave(): void {
    timers.clear(this.#retry);
    timers.clear(this.#watch);
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #show(state: ManagerState): void {
    const { indicator } = this.#options;
    indicator.setAttribute('role', 'status');
    indicator.dataset['state'] = state;
    indicator.textContent = `Stream: ${state}`;
  }
}
