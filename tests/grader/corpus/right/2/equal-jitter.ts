import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
  type RealtimeManagerLike,
} from '../../../../../exercises/contract.ts';

/** Equal jitter; handlers as properties; the socket that was left is recognised by its number. */
export class RealtimeManager implements RealtimeManagerLike {
  private readonly options: ManagerOptions;
  private readonly base: number;
  private readonly cap: number;
  private readonly limit: number;
  private readonly beatEvery: number;
  private readonly beatLimit: number;
  private socket: WebSocket | null = null;
  private generation = 0;
  private failures = 0;
  private after: string;
  private retry = 0;
  private beat = 0;
  private verdict = 0;

  constructor(options: ManagerOptions) {
    this.options = options;
    this.base = options.baseReconnectDelay ?? 1000;
    this.cap = options.maxReconnectDelay ?? 30_000;
    this.limit = options.maxReconnectAttempts ?? 5;
    this.beatEvery = options.heartbeatInterval ?? 30_000;
    this.beatLimit = options.heartbeatTimeout ?? 10_000;
    this.after = options.after;
    this.say('disconnected', 'Hors ligne');
  }

  connect(): void {
    if (this.socket) return;
    window.clearTimeout(this.retry);
    this.failures = 0;
    this.say('connecting', 'Connexion…');
    this.dial();
  }

  disconnect(): void {
    this.hangUp();
    this.say('disconnected', 'Hors ligne');
  }

  scheduleReconnect(): void {
    this.hangUp();
    if (this.failures >= this.limit) {
      this.say('error', 'Connexion perdue');
      return;
    }
    this.say('reconnecting', `Tentative ${this.failures + 1}/${this.limit}`);
    this.retry = window.setTimeout(() => this.dial(), this.nextDelay(this.failures));
    this.failures += 1;
  }

  nextDelay(attempt: number): number {
    const whole = Math.min(this.cap, this.base * Math.pow(2, attempt));
    return whole / 2 + (Math.random() * whole) / 2;
  }

  private dial(): void {
    const mine = ++this.generation;
    const separator = this.options.url.includes('?') ? '&' : '?';
    const socket = new WebSocket(`${this.options.url}${separator}after=${encodeURIComponent(this.after)}`);
    this.socket = socket;
    this.verdict = window.setTimeout(() => this.scheduleReconnect(), this.beatLimit);
    socket.onopen = () => {
      if (mine !== this.generation) return socket.close();
      window.clearTimeout(this.verdict);
      this.say('connected', 'En direct');
      this.beat = window.setInterval(() => this.ping(), this.beatEvery);
    };
    socket.onmessage = (event: MessageEvent<string>) => {
      if (mine === this.generation) this.read(event.data);
    };
    socket.onclose = () => {
      if (mine === this.generation) this.scheduleReconnect();
    };
  }

  private ping(): void {
    this.socket?.send(HEARTBEAT);
    window.clearTimeout(this.verdict);
    this.verdict = window.setTimeout(() => this.scheduleReconnect(), this.beatLimit);
  }

  private read(text: string): void {
    this.failures = 0;
    if (text === HEARTBEAT_ANSWER) return window.clearTimeout(this.verdict);
    const batch = JSON.parse(text) as Batch;
    batch.entries.forEach((entry) => this.options.onEntry(entry));
    this.after = batch.next;
  }

  private hangUp(): void {
    this.generation += 1;
    window.clearTimeout(this.retry);
    window.clearInterval(this.beat);
    window.clearTimeout(this.verdict);
    this.socket?.close();
    this.socket = null;
  }

  private say(state: string, text: string): void {
    const element = this.options.indicator;
    element.setAttribute('role', 'status');
    element.setAttribute('data-state', state);
    element.innerText = text;
  }
}
