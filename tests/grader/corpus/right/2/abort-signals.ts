import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
  type ManagerState,
  type RealtimeManagerLike,
} from '../../../../../exercises/contract.ts';

// Every lifetime is an AbortController, and every timer an `AbortSignal.timeout`: nothing is ever cleared, it is only
// listened to until a signal says that this is over.

const DEFAULTS = {
  baseReconnectDelay: 1_000,
  maxReconnectDelay: 30_000,
  maxReconnectAttempts: 5,
  heartbeatInterval: 30_000,
  heartbeatTimeout: 10_000,
};

/** Acts after so long, unless it is over by then. */
function after(ms: number, over: AbortSignal, act: () => void): void {
  AbortSignal.timeout(Math.round(ms)).addEventListener('abort', act, { once: true, signal: over });
}

export class RealtimeManager implements RealtimeManagerLike {
  readonly #options: Required<ManagerOptions>;
  /** From one decision to the next: aborting it ends the connection, or the pause, that it stands for. */
  #phase = new AbortController();
  #isConnection = false;
  #isPause = false;
  #failures = 0;
  #cursor: string;

  constructor(options: ManagerOptions) {
    this.#options = { ...DEFAULTS, ...options };
    this.#cursor = options.after;
    this.#show('disconnected', '○ déconnecté');
  }

  connect(): void {
    if (this.#isConnection) return;
    this.#failures = 0;
    this.#show('connecting', '◌ connexion');
    this.#openIn(this.#nextPhase());
  }

  disconnect(): void {
    this.#nextPhase();
    this.#show('disconnected', '○ déconnecté');
  }

  scheduleReconnect(): void {
    if (this.#isPause) return;
    const over = this.#nextPhase();
    if (this.#failures >= this.#options.maxReconnectAttempts) {
      this.#show('error', '✕ abandonné');
      return;
    }
    this.#isPause = true;
    this.#show('reconnecting', '◌ reconnexion');
    after(this.nextDelay(this.#failures++), over, () => this.#openIn(this.#nextPhase()));
  }

  /** At once the first time, then full jitter. */
  nextDelay(attempt: number): number {
    const { baseReconnectDelay, maxReconnectDelay } = this.#options;
    if (attempt === 0) return 0;
    return Math.random() * Math.min(maxReconnectDelay, baseReconnectDelay * 2 ** attempt);
  }

  #nextPhase(): AbortSignal {
    this.#phase.abort();
    this.#phase = new AbortController();
    this.#isConnection = this.#isPause = false;
    return this.#phase.signal;
  }

  #openIn(over: AbortSignal): void {
    this.#isConnection = true;
    const url = new URL(this.#options.url);
    url.searchParams.set('after', this.#cursor);
    const socket = new WebSocket(url);
    over.addEventListener('abort', () => socket.close(), { once: true });
    const until = { signal: over };
    const opening = new AbortController();
    after(this.#options.heartbeatTimeout, AbortSignal.any([over, opening.signal]), () =>
      this.scheduleReconnect(),
    );
    socket.addEventListener('close', () => this.scheduleReconnect(), until);
    socket.addEventListener('message', ({ data }) => this.#take(String(data)), until);
    const opened = () => {
      opening.abort();
      this.#show('connected', '● connecté');
      this.#beatIn(socket, over);
    };
    socket.addEventListener('open', opened, until);
  }

  #beatIn(socket: WebSocket, over: AbortSignal): void {
    const { heartbeatInterval, heartbeatTimeout } = this.#options;
    after(heartbeatInterval, over, () => {
      const answered = new AbortController();
      const onAnswer = ({ data }: MessageEvent<string>) => {
        if (data !== HEARTBEAT_ANSWER) return;
        answered.abort();
        this.#failures = 0;
        this.#beatIn(socket, over);
      };
      const waiting = AbortSignal.any([over, answered.signal]);
      socket.addEventListener('message', onAnswer, { signal: waiting });
      after(heartbeatTimeout, waiting, () => this.scheduleReconnect());
      socket.send(HEARTBEAT);
    });
  }

  #take(text: string): void {
    if (text === HEARTBEAT_ANSWER) return;
    const batch = JSON.parse(text) as Batch;
    this.#cursor = batch.next;
    batch.entries.forEach(this.#options.onEntry);
  }

  #show(state: ManagerState, text: string): void {
    const { indicator } = this.#options;
    indicator.setAttribute('role', 'status');
    indicator.dataset['state'] = state;
    indicator.textContent = text;
  }
}
