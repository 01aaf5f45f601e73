import type { HumeurStore } from '../store/store.ts';
import type { FeedOptions, FeedState } from '../wire/feed.ts';
import { FeedWriter } from './feed-writer.ts';
import { generateFeed, type FeedStep } from './generator.ts';
import { seededRandom } from './random.ts';

/** Writes generated moods into the store, from start to stop; idle otherwise. */
export class Feed {
  readonly #store: HumeurStore;
  readonly #now: () => number;
  /** Called at start and at end. */
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #state: FeedState = { running: false, sent: 0, startedAt: null, endsAt: null };
  #writer: FeedWriter | undefined;

  constructor(store: HumeurStore, now: () => number, changed: () => void) {
    this.#store = store;
    this.#now = now;
    this.#changed = changed;
  }

  get state(): FeedState {
    return { ...this.#state };
  }

  /** Begins; false when it is under way already. */
  start(options: FeedOptions): boolean {
    if (this.#state.running) return false;
    const startedAt = this.#now();
    this.#state = { running: true, sent: 0, startedAt, endsAt: startedAt + options.seconds * 1_000 };
    this.#changed();
    this.#run(generateFeed(options, seededRandom(options.seed)), startedAt);
    return true;
  }

  /** Ends; resolves when the last write has been committed. */
  async stop(): Promise<void> {
    if (!this.#state.running) return;
    clearTimeout(this.#timer);
    this.#state = { ...this.#state, running: false };
    await this.#writer?.done();
    this.#changed();
  }

  /** Steps are due at times that add up: a late timer delays no later step. */
  #run(steps: Generator<FeedStep, never, void>, startedAt: number) {
    const writer = (this.#writer = new FeedWriter(this.#store));
    const endsAt = this.#state.endsAt!;
    let step = steps.next().value;
    let due = startedAt + step.pauseMs;
    const tick = () => {
      while (due <= this.#now() && due < endsAt) {
        this.#state.sent++;
        writer.add(step);
        step = steps.next().value;
        due += step.pauseMs;
      }
      if (this.#now() >= endsAt) void this.stop();
      else this.#timer = setTimeout(tick, Math.min(due, endsAt) - this.#now());
    };
    tick();
  }
}
