import type { ControlNews, ControlRequest } from '../../lab-server/wire/control.ts';
import { estimateClock, type ClockEstimate, type Probe } from '../measure/clock.ts';

/** Probes at the start, and at each later check. */
const FIRST_PROBES = 12;
const LATER_PROBES = 4;
const CHECK_EVERY_MS = 10_000;
/** Older probes are forgotten: two quartzes drift apart by some 20 µs a second. */
const KEEP_MS = 60_000;

/** The server's clock as this thread knows it, over a control WebSocket of its own that nobody counts or delays. */
export class ServerClock {
  readonly #socket: WebSocket;
  readonly #now: () => number;
  #probes: Probe[] = [];
  #estimate: ClockEstimate | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(url: URL, now: () => number) {
    this.#socket = new WebSocket(url);
    this.#now = now;
  }

  /** Resolves to the first estimate; rejects when the lab does not answer. */
  async start(): Promise<ClockEstimate> {
    await opened(this.#socket);
    const first = await this.#check(FIRST_PROBES);
    this.#timer = setInterval(() => void this.#check(LATER_PROBES).catch(() => {}), CHECK_EVERY_MS);
    return first;
  }

  get estimate(): ClockEstimate | undefined {
    return this.#estimate;
  }

  /** Milliseconds on the server's clock; NaN before the first estimate. */
  now(): number {
    return this.at(this.#now());
  }

  /** The same for a moment on this thread's clock. */
  at(moment: number): number {
    return moment + (this.#estimate?.offsetMs ?? NaN);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#socket.close();
  }

  async #check(count: number): Promise<ClockEstimate> {
    for (let n = 0; n < count; n++) this.#probes.push(await this.#probe());
    const since = this.#now() - KEEP_MS;
    this.#probes = this.#probes.filter(({ askedAt }) => askedAt > since);
    return (this.#estimate = estimateClock(this.#probes));
  }

  #probe(): Promise<Probe> {
    return new Promise((resolve, reject) => {
      const askedAt = this.#now();
      const answered = new AbortController();
      const { signal } = answered;
      const listen = ({ data }: MessageEvent) => {
        const answeredAt = this.#now();
        const news = JSON.parse(String(data)) as ControlNews;
        if (news.type !== 'time' || news.probe !== askedAt) return;
        answered.abort();
        resolve({ askedAt, answeredAt, serverNow: news.now });
      };
      const lost = () => {
        answered.abort();
        reject(new Error('The lab does not answer'));
      };
      this.#socket.addEventListener('message', listen, { signal });
      this.#socket.addEventListener('close', lost, { signal });
      if (this.#socket.readyState !== WebSocket.OPEN) return lost();
      const request: ControlRequest = { type: 'time', probe: askedAt };
      this.#socket.send(JSON.stringify(request));
    });
  }
}

function opened(socket: WebSocket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('close', () => reject(new Error('The lab does not answer')), { once: true });
  });
}
