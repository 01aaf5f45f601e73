import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
} from '../../../../../exercises/contract.ts';

/** One async loop: open, live, sleep, again. Whoever disconnects aborts it. */
export class RealtimeManager {
  readonly #options: Required<ManagerOptions>;
  #cursor: string;
  #failures = 0;
  #stop: AbortController | null = null;
  #isWaiting = false;

  constructor(options: ManagerOptions) {
    const defaults = {
      baseReconnectDelay: 1_000,
      maxReconnectDelay: 30_000,
      maxReconnectAttempts: 5,
      heartbeatInterval: 30_000,
      heartbeatTimeout: 10_000,
    };
    this.#options = { ...defaults, ...options };
    this.#cursor = options.after;
    this.#show('disconnected');
  }

  connect(): void {
    // While a pause lasts, the loop is under way: begin it anew.
    if (this.#stop && !this.#isWaiting) return;
    this.#stop?.abort();
    this.#begin(0, 'connecting');
  }

  disconnect(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.#show('disconnected');
  }

  scheduleReconnect(): void {
    this.#stop?.abort();
    this.#begin(this.nextDelay(0), 'reconnecting');
  }

  nextDelay(attempt: number): number {
    const { baseReconnectDelay, maxReconnectDelay } = this.#options;
    return Math.min(maxReconnectDelay, baseReconnectDelay * 2 ** attempt) * (0.5 + Math.random() / 2);
  }

  #begin(pauseMs: number, state: string): void {
    const stop = new AbortController();
    this.#stop = stop;
    this.#failures = 0;
    this.#show(state);
    this.#run(pauseMs, stop.signal).catch((error: unknown) => {
      if (!stop.signal.aborted) reportError(error);
    });
  }

  async #run(firstPauseMs: number, signal: AbortSignal): Promise<void> {
    if (firstPauseMs > 0) await this.#pause(firstPauseMs, signal);
    for (;;) {
      await this.#live(signal);
      if (this.#failures >= this.#options.maxReconnectAttempts) break;
      this.#show('reconnecting');
      await this.#pause(this.nextDelay(this.#failures++), signal);
    }
    this.#stop = null;
    this.#show('error');
  }

  async #pause(ms: number, signal: AbortSignal): Promise<void> {
    this.#isWaiting = true;
    await sleep(ms, signal).finally(() => (this.#isWaiting = false));
  }

  /** Resolves when the connection is lost. */
  async #live(signal: AbortSignal): Promise<void> {
    const url = new URL(this.#options.url);
    url.searchParams.set('after', this.#cursor);
    const socket = new WebSocket(url);
    const over = new AbortController();
    const end = () => over.abort();
    signal.addEventListener('abort', end, { signal: over.signal });
    socket.addEventListener('close', end);
    let sign = () => {};
    socket.addEventListener('message', ({ data }: MessageEvent<string>) => {
      if (over.signal.aborted) return;
      this.#failures = 0;
      if (data === HEARTBEAT_ANSWER) return sign();
      const batch = JSON.parse(data) as Batch;
      for (const entry of batch.entries) this.#options.onEntry(entry);
      this.#cursor = batch.next;
    });
    const signWithin = (ms: number) =>
      Promise.race([new Promise<true>((resolve) => (sign = () => resolve(true))), sleep(ms, over.signal)]);
    try {
      socket.addEventListener('open', () => sign());
      if (!(await signWithin(this.#options.heartbeatTimeout))) return;
      this.#show('connected');
      for (;;) {
        await sleep(this.#options.heartbeatInterval, over.signal);
        socket.send(HEARTBEAT);
        if (!(await signWithin(this.#options.heartbeatTimeout))) return;
      }
    } catch {
      signal.throwIfAborted();
    } finally {
      over.abort();
      socket.close();
    }
  }

  #show(state: string): void {
    const { indicator } = this.#options;
    indicator.ariaLive = 'polite';
    indicator.setAttribute('role', 'status');
    indicator.dataset['state'] = state;
    indicator.textContent = state.toUpperCase();
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<false> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(() => resolve(false), ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
