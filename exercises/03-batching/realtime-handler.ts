import type { Entry, HandlerOptions, RealtimeHandlerLike } from '../contract.ts';

/** Takes events as they come, and shows them in batches. */
export class PerformantRealtimeHandler implements RealtimeHandlerLike {
  readonly #options: Required<HandlerOptions>;

  constructor(options: HandlerOptions) {
    this.#options = { maxBatchSize: 10, batchInterval: 100, maxDisplayed: 100, ...options };
  }

  addEvent(event: Entry): void {
    // TODO 1: show each mood in `list`, and how many events came in `totals.dataset['received']`.
    // TODO 2: put the event into a queue instead, and show the queue batchInterval after its first event.
    // TODO 3: show a full queue at once, and stop its timer; but write the DOM once per batchInterval only.
    // TODO 6: never throw, and let one bad event not lose the others.
    void event;
    void this.#options;
  }

  dispose(): void {
    // TODO 7: stop every timer; nothing comes after.
  }

  // TODO 4: UPDATE and DELETE; the newest change of a row wins, and an event that came before changes nothing.
  // TODO 5: the newest maxDisplayed moods, totals that count everything, text that stays text.
}
