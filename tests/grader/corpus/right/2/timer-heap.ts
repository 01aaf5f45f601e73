import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
  type ManagerState,
} from '../../../../../exercises/contract.ts';

// All that is due stands in one priority queue, a binary heap, and the browser has one timer: for its first item.
// What has become pointless stays in it, and is passed over: each item names the round that it belongs to.

interface Due {
  at: number;
  round: number;
  act: () => void;
}

class Agenda {
  readonly #heap: Due[] = [];
  #round = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  in(ms: number, act: () => void): void {
    const { length } = this.#heap;
    this.#heap.push({ at: performance.now() + ms, round: this.#round, act });
    this.#rise(length);
    this.#arm();
  }

  /** Makes everything pointless that was planned so far. */
  clear(): void {
    this.#round++;
    this.#arm();
  }

  #arm(): void {
    clearTimeout(this.#timer);
    while (this.#heap[0] && this.#heap[0].round !== this.#round) this.#pop();
    const first = this.#heap[0];
    if (!first) return;
    const wait = Math.max(0, Math.ceil(first.at - performance.now()));
    this.#timer = setTimeout(() => this.#fire(), wait);
  }

  #fire(): void {
    while (this.#heap[0] && this.#heap[0].at <= performance.now()) {
      const { round, act } = this.#pop()!;
      if (round === this.#round) act();
    }
    this.#arm();
  }

  #pop(): Due | undefined {
    const [first, last] = [this.#heap[0], this.#heap.pop()];
    if (last && this.#heap.length > 0) {
      this.#heap[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #rise(n: number): void {
    const above = (n - 1) >> 1;
    if (n > 0 && this.#heap[n]!.at < this.#heap[above]!.at) {
      this.#swap(n, above);
      this.#rise(above);
    }
  }

  #sink(n: number): void {
    const heap = this.#heap;
    const below = [2 * n + 1, 2 * n + 2].filter((child) => child < heap.length);
    const least = below.sort((a, b) => heap[a]!.at - heap[b]!.at)[0];
    if (least !== undefined && heap[least]!.at < heap[n]!.at) {
      this.#swap(n, least);
      this.#sink(least);
    }
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b]!, this.#heap[a]!];
  }
}

export class RealtimeManager {
  readonly #agenda = new Agenda();
  readonly #options: ManagerOptions;
  #socket: WebSocket | undefined;
  #isPausing = false;
  #beats = 0;
  #answers = 0;
  #attempts = 0;
  #cursor: string;

  constructor(options: ManagerOptions) {
    this.#options = options;
    this.#cursor = options.after;
    this.#show('disconnected', 'Not connected');
  }

  connect(): void {
    // A pause that lasts may end by itself.
    if (this.#socket || this.#isPausing) return;
    this.#attempts = 0;
    this.#show('connecting', 'Opening');
    this.#open();
  }

  disconnect(): void {
    this.#reset();
    this.#attempts = 0;
    this.#show('disconnected', 'Not connected');
  }

  scheduleReconnect(): void {
    if (this.#isPausing) return;
    this.#reset();
    if (this.#attempts >= (this.#options.maxReconnectAttempts ?? 5)) return this.#show('error', 'Gave up');
    this.#isPausing = true;
    this.#show('reconnecting', `Connection lost, attempt ${this.#attempts + 1} soon`);
    this.#agenda.in(this.nextDelay(this.#attempts++), () => {
      this.#isPausing = false;
      this.#open();
    });
  }

  /** Thrice as long each time, and the browser's strong dice: from a third of it to the whole. */
  nextDelay(attempt: number): number {
    const { baseReconnectDelay = 1_000, maxReconnectDelay = 30_000 } = this.#options;
    const [dice] = crypto.getRandomValues(new Uint32Array(1));
    const whole = Math.min(baseReconnectDelay * 3 ** attempt, maxReconnectDelay);
    return whole * (1 / 3 + (2 / 3) * (dice! / 2 ** 32));
  }

  #open(): void {
    const { heartbeatTimeout = 10_000, heartbeatInterval = 30_000, url } = this.#options;
    const socket = new WebSocket(`${url}&after=${encodeURIComponent(this.#cursor)}`);
    this.#socket = socket;
    this.#agenda.in(heartbeatTimeout, () => {
      if (socket.readyState === WebSocket.CONNECTING) this.scheduleReconnect();
    });
    socket.onopen = () => {
      if (socket !== this.#socket) return;
      this.#show('connected', 'Connected');
      this.#agenda.in(heartbeatInterval, () => this.#beat(socket));
    };
    socket.onclose = () => {
      if (socket === this.#socket) this.scheduleReconnect();
    };
    socket.onmessage = ({ data }: MessageEvent<string>) => {
      if (socket === this.#socket) this.#take(data);
    };
  }

  #beat(socket: WebSocket): void {
    const { heartbeatTimeout = 10_000, heartbeatInterval = 30_000 } = this.#options;
    socket.send(HEARTBEAT);
    const number = ++this.#beats;
    this.#agenda.in(heartbeatTimeout, () => {
      if (this.#answers < number) this.scheduleReconnect();
    });
    this.#agenda.in(heartbeatInterval, () => this.#beat(socket));
  }

  #take(text: string): void {
    if (text === HEARTBEAT_ANSWER) {
      this.#answers++;
      this.#attempts = 0;
      return;
    }
    const batch = JSON.parse(text) as Batch;
    for (const entry of batch.entries) this.#options.onEntry(entry);
    this.#cursor = batch.next;
  }

  #reset(): void {
    this.#agenda.clear();
    this.#isPausing = false;
    this.#beats = this.#answers = 0;
    const socket = this.#socket;
    this.#socket = undefined;
    socket?.close();
  }

  #show(state: ManagerState, text: string): void {
    const { indicator } = this.#options;
    indicator.setAttribute('role', 'status');
    indicator.dataset['state'] = state;
    indicator.innerText = text;
  }
}
