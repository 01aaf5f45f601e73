import type { Entry, HandlerOptions, RealtimeHandlerLike } from '../contract.ts';

/** Takes events as they come, and shows them in batches. */
export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  readonly #options: Required<HandlerOptions>;

  constructor(options: HandlerOptions) {
    this.#options = { maxBatchSize: 10, batchInterval: 100, maxDisplayed: 100, ...options };
  }

  addEvent(event: Entry): void {
    // TODO 1: put the event into the queue; ignore it when it was delivered before.
    // TODO 2: process the queue when it is full, or batchInterval after its first event.
    void event;
    void this.#options;
  }

  /** Ends it: no timer, no DOM write comes after. */
  dispose(): void {
    // TODO 8: stop every timer.
  }

  // TODO 3: fold the events of one row into one: INSERT + UPDATE, INSERT + DELETE, DELETE + INSERT.
  // TODO 4: an older change never overwrites a newer one.
  // TODO 5: one event that cannot be processed does not lose the others.
  // TODO 6: write the DOM once per batch, at most once per frame and per batchInterval; text is text.
  // TODO 7: keep the newest maxDisplayed moods, and the totals right.
}
