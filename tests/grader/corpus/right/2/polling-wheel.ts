import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
} from '../../../../../exercises/contract.ts';

// One interval turns while there is something to do, and looks at everything: at the socket's `readyState`, at what has
// come, at the clock. The socket's events only put messages into a list; nobody listens to `open` or `close`.

const TURN_MS = 40;

export class RealtimeManager {
  private readonly options: ManagerOptions;
  private wheel: ReturnType<typeof setInterval> | undefined;
  private socket: WebSocket | undefined;
  private inbox: string[] = [];
  private cursor: string;
  private tries = 0;
  private wasOpen = false;
  /** When to try next; when the connection began; when the last heartbeat left; what waits for an answer since when. */
  private nextTryAt = 0;
  private begunAt = 0;
  private beatAt = 0;
  private askedAt: number | undefined;

  constructor(options: ManagerOptions) {
    this.options = options;
    this.cursor = options.after;
    options.indicator.setAttribute('role', 'status');
    this.say('disconnected');
  }

  connect(): void {
    if (this.socket) return;
    this.stop();
    this.tries = 0;
    this.say('connecting');
    this.dial();
    this.wheel = setInterval(() => this.turn(), TURN_MS);
  }

  disconnect(): void {
    this.stop();
    this.say('disconnected');
  }

  scheduleReconnect(): void {
    if (this.wheel !== undefined && !this.socket) return;
    this.stop();
    if (this.tries >= (this.options.maxReconnectAttempts ?? 5)) return this.say('error');
    this.say('reconnecting');
    // A turn early at most, so that no pause is longer than it should be.
    this.nextTryAt = performance.now() + this.nextDelay(this.tries++) - TURN_MS;
    this.wheel = setInterval(() => this.turn(), TURN_MS);
  }

  nextDelay(attempt: number): number {
    const { baseReconnectDelay: base = 1000, maxReconnectDelay: cap = 30000 } = this.options;
    // Counted from one: the first pause is up to two bases.
    return Math.min(cap, base * Math.pow(2, attempt + 1)) * (0.5 + 0.5 * Math.random());
  }

  private dial(): void {
    const address = new URL(this.options.url);
    address.searchParams.set('after', this.cursor);
    const inbox: string[] = [];
    const socket = new WebSocket(address);
    socket.onmessage = ({ data }) => inbox.push(data as string);
    this.inbox = inbox;
    this.socket = socket;
    this.begunAt = performance.now();
    this.askedAt = undefined;
    this.wasOpen = false;
  }

  private turn(): void {
    const now = performance.now();
    const { socket } = this;
    if (!socket) {
      if (now >= this.nextTryAt) this.dial();
      return;
    }
    this.read();
    const { heartbeatInterval = 30000, heartbeatTimeout = 10000 } = this.options;
    if (socket.readyState >= WebSocket.CLOSING) return this.scheduleReconnect();
    if (socket.readyState === WebSocket.CONNECTING) {
      if (now - this.begunAt > heartbeatTimeout) this.scheduleReconnect();
      return;
    }
    if (!this.wasOpen) {
      this.wasOpen = true;
      this.beatAt = now;
      this.say('connected');
    }
    if (this.askedAt !== undefined && now - this.askedAt > heartbeatTimeout) return this.scheduleReconnect();
    if (now - this.beatAt >= heartbeatInterval) {
      socket.send(HEARTBEAT);
      this.beatAt = now;
      this.askedAt ??= now;
    }
  }

  private read(): void {
    for (const text of this.inbox.splice(0)) {
      this.tries = 0;
      if (text === HEARTBEAT_ANSWER) {
        this.askedAt = undefined;
        continue;
      }
      const batch = JSON.parse(text) as Batch;
      for (const entry of batch.entries) this.options.onEntry(entry);
      this.cursor = batch.next;
    }
  }

  private stop(): void {
    clearInterval(this.wheel);
    this.wheel = undefined;
    this.socket?.close();
    this.socket = undefined;
  }

  private say(state: string): void {
    const { indicator } = this.options;
    indicator.dataset['state'] = state;
    indicator.textContent = `État : ${state}`;
  }
}
