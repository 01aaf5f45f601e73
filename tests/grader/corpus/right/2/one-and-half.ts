import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
} from '../../../../../exercises/contract.ts';

/** Growth by 1.5 with ±30 %; one interval that looks at clocks instead of many timers; success is five calm seconds. */
export class RealtimeManager {
  readonly #options: ManagerOptions;
  #socket: WebSocket | undefined;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #attempt = 0;
  #after: string;
  /** When something is due, on the page's clock; Infinity for never. */
  #due = { attempt: Infinity, heartbeat: Infinity, death: Infinity, success: Infinity };

  constructor(options: ManagerOptions) {
    this.#options = options;
    this.#after = options.after;
    options.indicator.role = 'status';
    this.#show('disconnected');
  }

  connect(): void {
    if (this.#socket) return;
    this.#attempt = 0;
    this.#show('connecting');
    this.#ticker ??= setInterval(() => this.#tick(Date.now()), 20);
    this.#open();
  }

  disconnect(): void {
    clearInterval(this.#ticker);
    this.#ticker = undefined;
    this.#leave();
    this.#show('disconnected');
  }

  scheduleReconnect(): void {
    this.#leave();
    if (this.#attempt >= (this.#options.maxReconnectAttempts ?? 5)) {
      this.#show('error');
      return;
    }
    this.#show('reconnecting');
    this.#due.attempt = Date.now() + this.nextDelay(this.#attempt);
    this.#attempt += 1;
  }

  nextDelay(attempt: number): number {
    const { baseReconnectDelay: base = 1_000, maxReconnectDelay: cap = 30_000 } = this.#options;
    return Math.min(cap, base * 1.5 ** attempt * (0.7 + 0.6 * Math.random()));
  }

  #tick(now: number): void {
    const due = this.#due;
    if (now >= due.death) this.scheduleReconnect();
    if (now >= due.attempt) this.#open();
    if (now >= due.success) {
      due.success = Infinity;
      this.#attempt = 0;
    }
    if (now >= due.heartbeat) {
      due.heartbeat = now + (this.#options.heartbeatInterval ?? 30_000);
      due.death = now + (this.#options.heartbeatTimeout ?? 10_000);
      this.#socket?.send(HEARTBEAT);
    }
  }

  #open(): void {
    this.#due.attempt = Infinity;
    this.#due.death = Date.now() + (this.#options.heartbeatTimeout ?? 10_000);
    const socket = new WebSocket(`${this.#options.url}&after=${this.#after}`);
    this.#socket = socket;
    socket.addEventListener('open', this);
    socket.addEventListener('message', this);
    socket.addEventListener('close', this);
  }

  /** An object may be a listener, too. */
  handleEvent(event: Event): void {
    if (event.target !== this.#socket) return;
    if (event.type === 'close') this.scheduleReconnect();
    else if (event.type === 'open') this.#opened();
    else this.#read((event as MessageEvent<string>).data);
  }

  #opened(): void {
    const now = Date.now();
    this.#show('connected');
    this.#due.death = Infinity;
    this.#due.success = now + 5_000;
    this.#due.heartbeat = now + (this.#options.heartbeatInterval ?? 30_000);
  }

  #read(data: string): void {
    this.#due.death = Infinity;
    if (data === HEARTBEAT_ANSWER) return;
    const batch: Batch = JSON.parse(data);
    for (const entry of batch.entries) this.#options.onEntry(entry);
    this.#after = batch.next;
  }

  #leave(): void {
    const left = this.#socket;
    this.#socket = undefined;
    this.#due = { attempt: Infinity, heartbeat: Infinity, death: Infinity, success: Infinity };
    left?.close();
  }

  #show(state: string): void {
    this.#options.indicator.dataset['state'] = state;
    this.#options.indicator.textContent = `État : ${state}`;
  }
}
