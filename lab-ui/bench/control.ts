import type { ControlNews, ControlRequest } from '../../lab-server/wire/control.ts';
import { backoffDelay } from '../link/backoff.ts';

/** Comes back quickly: the control channel is how the page knows that the lab is there at all. */
const BACKOFF = { baseMs: 500, capMs: 3_000, max: Infinity };

/** The page's control WebSocket: it comes back by itself, and asks again for what it watched. */
export class ControlChannel {
  readonly #url: URL;
  readonly #onNews: (news: ControlNews) => void;
  readonly #onAway: () => void;
  readonly #random: () => number;
  #watched: string | undefined;
  #socket: WebSocket | undefined;
  #attempt = 0;

  constructor(url: URL, onNews: (news: ControlNews) => void, onAway: () => void, random: () => number) {
    this.#random = random;
    this.#url = url;
    this.#onNews = onNews;
    this.#onAway = onAway;
    this.#open();
  }

  /** Readings and transcript of this client, and of no other, from now on. */
  watch(client: string): void {
    this.#watched = client;
    this.send({ type: 'watch', client });
  }

  /** Says it now or, while the lab is away, never. */
  send(request: ControlRequest): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
  }

  #open() {
    const socket = new WebSocket(this.#url);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.#attempt = 0;
      if (this.#watched !== undefined) this.send({ type: 'watch', client: this.#watched });
    });
    socket.addEventListener('message', ({ data }) => this.#onNews(JSON.parse(String(data)) as ControlNews));
    socket.addEventListener('close', () => {
      this.#onAway();
      setTimeout(() => this.#open(), backoffDelay(++this.#attempt, BACKOFF, this.#random));
    });
  }
}
