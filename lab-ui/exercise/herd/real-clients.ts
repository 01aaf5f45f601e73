/** When the clients of a herd made their attempts, and when they were back; both on the page's clock. */
export interface ClientEvents {
  attempted(at: number): void;
  back(at: number): void;
}

/** So many begin at a time: a browser holds back many that begin at once. */
const AT_A_TIME = 10;

/** WebSockets without a manager, each with its own delays. */
export class RealClients {
  readonly #url: URL;
  readonly #delays: readonly (readonly number[])[];
  readonly #events: ClientEvents;
  readonly #sockets = new Set<WebSocket>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  #isOver = false;

  constructor(url: URL, delays: readonly (readonly number[])[], events: ClientEvents) {
    this.#url = url;
    this.#delays = delays;
    this.#events = events;
  }

  /** Opens all of them. */
  async open(signal: AbortSignal): Promise<void> {
    for (let first = 0; first < this.#delays.length && !signal.aborted; first += AT_A_TIME) {
      await Promise.all(this.#delays.slice(first, first + AT_A_TIME).map((delays) => this.#first(delays)));
    }
  }

  /** Closes everything; nothing is told any more. */
  close(): void {
    this.#isOver = true;
    for (const timer of this.#timers) clearTimeout(timer);
    for (const socket of this.#sockets) socket.close();
  }

  #first(delays: readonly number[]): Promise<void> {
    return new Promise((resolve) => {
      const socket = this.#connect(delays, 0);
      for (const event of ['open', 'close']) socket.addEventListener(event, () => resolve());
    });
  }

  #connect(delays: readonly number[], attempt: number): WebSocket {
    const socket = new WebSocket(this.#url);
    let next = attempt;
    this.#sockets.add(socket);
    socket.addEventListener('open', () => {
      if (attempt > 0 && !this.#isOver) this.#events.back(performance.now());
      next = 0;
    });
    socket.addEventListener('close', () => {
      this.#sockets.delete(socket);
      this.#comeBack(delays, next);
    });
    return socket;
  }

  #comeBack(delays: readonly number[], attempt: number) {
    const delay = delays[attempt];
    if (delay === undefined || this.#isOver) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#events.attempted(performance.now());
      this.#connect(delays, attempt + 1);
    }, delay);
    this.#timers.add(timer);
  }
}
