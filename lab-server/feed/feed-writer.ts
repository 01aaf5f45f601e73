import type { HumeurStore, Write } from '../store/store.ts';
import type { FeedStep } from './generator.ts';

/** Most writes in one commit. */
const MOST_AT_ONCE = 100;

/**
 * Commits the steps of one run in their order. What comes while a commit is under way waits and goes together in the
 * next one, so that it keeps up with any store; what the store refuses is left out.
 */
export class FeedWriter {
  readonly #store: HumeurStore;
  readonly #waiting: FeedStep[] = [];
  /** The feed's own rows in the order of their insertion; undefined: refused. */
  readonly #ids: (number | undefined)[] = [];
  #writing: Promise<void> | undefined;

  constructor(store: HumeurStore) {
    this.#store = store;
  }

  add(step: FeedStep): void {
    this.#waiting.push(step);
    this.#writing ??= this.#writeAll();
  }

  /** Resolves when every step so far is committed or refused. */
  async done(): Promise<void> {
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    while (this.#waiting.length > 0) await this.#commit(this.#nextSteps());
    this.#writing = undefined;
  }

  /** Up to the first that changes a row which one of them is to insert: its id is not known yet. */
  #nextSteps(): FeedStep[] {
    const unknown = this.#waiting.findIndex(
      (step) => step.kind !== 'INSERT' && step.target >= this.#ids.length,
    );
    return this.#waiting.splice(0, Math.min(MOST_AT_ONCE, unknown === -1 ? Infinity : unknown));
  }

  async #commit(steps: readonly FeedStep[]): Promise<void> {
    const writes = steps.map((step) => this.#writeOf(step)).filter((write) => write !== undefined);
    const rows = await this.#store.write(writes).catch(() => []);
    writes.forEach(({ type }, n) => {
      if (type === 'insert') this.#ids.push(rows[n]?.id);
    });
  }

  #writeOf(step: FeedStep): Write | undefined {
    if (step.kind === 'INSERT') return { type: 'insert', humeur: step.humeur };
    const id = this.#ids[step.target];
    if (id === undefined) return undefined;
    return step.kind === 'UPDATE' ? { type: 'update', id, patch: step.humeur } : { type: 'remove', id };
  }
}
