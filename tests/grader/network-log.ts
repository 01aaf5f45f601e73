import type { CDPSession } from 'playwright';
import { HEARTBEAT, HEARTBEAT_ANSWER } from '../../exercises/contract.ts';

/** A text frame, and when it was seen. */
interface SeenFrame {
  at: number;
  text: string;
}

/** A WebSocket as the browser's network log has it; times in milliseconds of the page's (virtual) time. */
export interface SeenSocket {
  url: string;
  /** Which of the page's clients it is, from its address. */
  client: string;
  createdAt: number;
  /** When its handshake was answered with 101. */
  openedAt: number | null;
  closedAt: number | null;
  sent: SeenFrame[];
  received: SeenFrame[];
}

/** The page's WebSockets as the browser sees them, which the page cannot change. */
export class NetworkLog {
  readonly sockets: SeenSocket[] = [];
  /** Grows with each event. */
  events = 0;
  readonly #now: () => number;
  readonly #byId = new Map<string, SeenSocket>();
  #waiting: (() => void)[] = [];

  private constructor(now: () => number) {
    this.#now = now;
  }

  static async of(cdp: CDPSession, now: () => number): Promise<NetworkLog> {
    const log = new NetworkLog(now);
    log.#listen(cdp);
    await cdp.send('Network.enable');
    // Equal requests would wait for each other.
    await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
    return log;
  }

  /** Sockets that are neither closed nor refused; those whose handshake is under way included. */
  get live(): SeenSocket[] {
    return this.sockets.filter(({ closedAt }) => closedAt === null);
  }

  /** Sockets whose handshake was answered and that are not closed. */
  get open(): SeenSocket[] {
    return this.live.filter(({ openedAt }) => openedAt !== null);
  }

  /** Whether no handshake and no heartbeat waits for the server's answer. */
  get quiet(): boolean {
    return this.live.every(
      ({ openedAt, sent, received }) =>
        openedAt !== null && count(sent, HEARTBEAT) <= count(received, HEARTBEAT_ANSWER),
    );
  }

  /** Resolves to true when the fact holds, looked at after each event; to false after so long in real time. */
  async until(fact: () => boolean, ms: number): Promise<boolean> {
    const end = performance.now() + ms;
    while (!fact()) {
      const left = end - performance.now();
      if (left <= 0) return false;
      await this.#nextEvent(left);
    }
    return true;
  }

  #nextEvent(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  #tell() {
    this.events++;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  #listen(cdp: CDPSession) {
    cdp.on('Network.webSocketCreated', ({ requestId, url }) => {
      const client = new URL(url).searchParams.get('client') ?? '';
      const times = { createdAt: this.#now(), openedAt: null, closedAt: null };
      const socket = { url, client, ...times, sent: [], received: [] };
      this.sockets.push(socket);
      this.#byId.set(requestId, socket);
      this.#tell();
    });
    cdp.on('Network.webSocketHandshakeResponseReceived', ({ requestId, response }) => {
      if (response.status === 101) this.#note(requestId, (socket, at) => (socket.openedAt = at));
    });
    cdp.on('Network.webSocketClosed', ({ requestId }) =>
      this.#note(requestId, (socket, at) => (socket.closedAt ??= at)),
    );
    cdp.on('Network.webSocketFrameSent', ({ requestId, response: { payloadData: text } }) =>
      this.#note(requestId, (socket, at) => socket.sent.push({ at, text })),
    );
    cdp.on('Network.webSocketFrameReceived', ({ requestId, response: { payloadData: text } }) =>
      this.#note(requestId, (socket, at) => socket.received.push({ at, text })),
    );
  }

  #note(requestId: string, write: (socket: SeenSocket, at: number) => void) {
    const socket = this.#byId.get(requestId);
    if (socket) write(socket, this.#now());
    this.#tell();
  }
}

function count(frames: readonly SeenFrame[], text: string): number {
  return frames.filter((frame) => frame.text === text).length;
}
