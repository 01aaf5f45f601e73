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
    // TODO 2: show 'connecting' now, 'connected' when it is open; the indicator needs role="status".
    // TODO 3: listen to `close` on each WebSocket that you make, and call scheduleReconnect.
    // TODO 10: remember the cursor of each batch, and come back with it.
    // TODO 11: one WebSocket at a time: do nothing while one is open or opening; stop the timer of the next attempt.
    // TODO 12: send HEARTBEAT every heartbeatInterval; without an answer within heartbeatTimeout, reconnect.
    // TODO 13: an opening that takes longer than heartbeatTimeout is a loss, too.
  }

  /** Closes the connection for good: no attempt follows. */
  disconnect(): void {
    // TODO 4: close the socket, stop every timer, show 'disconnected'.
  }

  /** Plans the next attempt, once, or gives up after maxReconnectAttempts. */
  scheduleReconnect(): void {
    // TODO 8: count the attempts; after maxReconnectAttempts show 'error' and plan nothing, until connect() is called.
    // TODO 9: back to 0 after a real success, and not before.
    // TODO 14: show 'reconnecting' from the loss on, until it is open again.
  }

  /** Delay before attempt 0, 1, 2, …: exponential, with jitter, never over maxReconnectDelay. Milliseconds. */
  nextDelay(attempt: number): number {
    // TODO 5: grow from baseReconnectDelay, exponentially.
    // TODO 6: never over maxReconnectDelay.
    // TODO 7: draw anew each time, so that a crowd spreads out.
    return attempt < 0 ? 0 : this.#options.maxReconnectDelay;
  }

  #show(state: ManagerState, text: string): void {
    const { indicator } = this.#options;
    indicator.dataset['state'] = state;
    indicator.textContent = text;
  }
}
