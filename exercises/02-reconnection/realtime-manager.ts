import type { ManagerOptions, ManagerState, RealtimeManagerLike } from '../contract.ts';

/** Keeps a WebSocket alive: reconnects with backoff and jitter, resumes from its cursor, tells the truth. */
export class RealtimeManager implements RealtimeManagerLike {
  readonly #options: Required<ManagerOptions>;

  constructor(options: ManagerOptions) {
    this.#options = {
      baseReconnectDelay: 1_000,
      maxReconnectDelay: 30_000,
      maxReconnectAttempts: 5,
      heartbeatInterval: 30_000,
      heartbeatTimeout: 10_000,
      ...options,
    };
    this.#show('disconnected', 'Disconnected');
  }

  /** Opens the connection; does nothing when it is open or opening. After giving up it is the manual retry. */
  connect(): void {
    // TODO 1: open a WebSocket at options.url with `after` set to the cursor; pass each entry to options.onEntry.
    // TODO 2: show every state when it becomes true, and not before.
    // TODO 6: remember the cursor of each batch, and come back with it.
    // TODO 7: send HEARTBEAT every heartbeatInterval; without an answer within heartbeatTimeout, reconnect.
  }

  /** Closes the connection for good: no attempt follows. */
  disconnect(): void {
    // TODO 3: close the socket, stop every timer, show 'disconnected'.
  }

  /** Plans the next attempt, once, or gives up after maxReconnectAttempts. */
  scheduleReconnect(): void {
    // TODO 5: wait nextDelay(attempt), then connect; count attempts, and start from 0 after a real success.
  }

  /** Delay before attempt 0, 1, 2, …: exponential, with jitter, never over maxReconnectDelay. Milliseconds. */
  nextDelay(attempt: number): number {
    // TODO 4: exponential growth from baseReconnectDelay, a cap, and jitter.
    return attempt < 0 ? 0 : this.#options.maxReconnectDelay;
  }

  #show(state: ManagerState, text: string): void {
    const { indicator } = this.#options;
    indicator.dataset['state'] = state;
    indicator.textContent = text;
  }
}
