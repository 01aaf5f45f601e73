import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
  type ManagerState,
} from '../../../../../exercises/contract.ts';

type Happening = 'connect' | 'disconnect' | 'opened' | 'lost' | 'due' | 'exhausted';

/** What each state makes of each happening; what is not listed changes nothing. */
const NEXT: Record<ManagerState, Partial<Record<Happening, ManagerState>>> = {
  disconnected: { connect: 'connecting' },
  connecting: { opened: 'connected', lost: 'reconnecting', exhausted: 'error', disconnect: 'disconnected' },
  connected: { lost: 'reconnecting', exhausted: 'error', disconnect: 'disconnected' },
  reconnecting: {
    connect: 'connecting',
    due: 'connecting',
    opened: 'connected',
    lost: 'reconnecting',
    exhausted: 'error',
    disconnect: 'disconnected',
  },
  error: { connect: 'connecting', disconnect: 'disconnected' },
};

const SAID: Record<ManagerState, string> = {
  disconnected: 'Pas de connexion',
  connecting: 'Connexion en cours…',
  connected: 'Temps réel',
  reconnecting: 'Nouvelle tentative bientôt…',
  error: 'Échec : relancez à la main',
};

/** A table of transitions; the first retry is immediate, then pauses grow as Fibonacci's numbers do. */
export class RealtimeManager {
  readonly #options: ManagerOptions;
  #state: ManagerState = 'disconnected';
  #socket: WebSocket | null = null;
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #attempt = 0;
  #cursor: string;

  constructor(options: ManagerOptions) {
    this.#options = options;
    this.#cursor = options.after;
    options.indicator.setAttribute('role', 'status');
    this.#paint('disconnected');
  }

  connect(): void {
    if (!this.#happen('connect')) return;
    this.#release();
    this.#attempt = 0;
    this.#dial();
  }

  disconnect(): void {
    this.#happen('disconnect');
    this.#release();
  }

  scheduleReconnect(): void {
    this.#release();
    const isLast = this.#attempt >= (this.#options.maxReconnectAttempts ?? 5);
    this.#happen(isLast ? 'exhausted' : 'lost');
    if (isLast) return;
    this.#after('retry', this.nextDelay(this.#attempt), () => this.#dial());
    this.#attempt++;
  }

  nextDelay(attempt: number): number {
    if (attempt === 0) return 0;
    const { baseReconnectDelay: base = 1_000, maxReconnectDelay: cap = 30_000 } = this.#options;
    let [one, other] = [1, 1];
    for (let n = 1; n < attempt; n++) [one, other] = [other, one + other];
    const whole = Math.min(cap, base * other);
    return whole * (0.6 + 0.4 * Math.random());
  }

  #dial(): void {
    const socket = new WebSocket(`${this.#options.url}&after=${this.#cursor}`);
    this.#socket = socket;
    const { heartbeatInterval = 30_000, heartbeatTimeout = 10_000 } = this.#options;
    const lose = () => this.scheduleReconnect();
    const beat = () => {
      socket.send(HEARTBEAT);
      this.#after('answer', heartbeatTimeout, lose);
      this.#after('beat', heartbeatInterval, beat);
    };
    this.#after('answer', heartbeatTimeout, lose);
    socket.onclose = lose;
    socket.onopen = () => {
      this.#forget('answer');
      this.#happen('opened');
      this.#after('beat', heartbeatInterval, beat);
      this.#after('stable', 4_000, () => (this.#attempt = 0));
    };
    socket.onmessage = ({ data }) => {
      if (data === HEARTBEAT_ANSWER) return this.#forget('answer');
      const batch: Batch = JSON.parse(data);
      batch.entries.forEach((entry) => this.#options.onEntry(entry));
      this.#cursor = batch.next;
    };
  }

  #happen(happening: Happening): boolean {
    const next = NEXT[this.#state][happening];
    if (next) this.#paint(next);
    return next !== undefined;
  }

  #paint(state: ManagerState): void {
    this.#state = state;
    this.#options.indicator.dataset['state'] = state;
    this.#options.indicator.textContent = SAID[state];
  }

  #after(name: string, ms: number, act: () => void): void {
    this.#forget(name);
    this.#timers.set(name, setTimeout(act, ms));
  }

  #forget(name: string): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }

  #release(): void {
    for (const name of this.#timers.keys()) this.#forget(name);
    const socket = this.#socket;
    this.#socket = null;
    if (!socket) return;
    socket.onclose = socket.onopen = socket.onmessage = null;
    socket.close();
  }
}
