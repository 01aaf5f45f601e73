import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseState } from '../../wire/control.ts';
import { reasonOf, type Address } from './address.ts';
import type { Intake } from './intake.ts';
import { OutboxReader } from './outbox-reader.ts';

/** While the database is away the n-th attempt comes after a random time up to 250 ms × 2ⁿ, at most this. */
const LONGEST_PAUSE_MS = 5_000;
const FIRST_PAUSE_MS = 250;

export interface KeptReaderOptions {
  address: Address;
  intake: Intake;
  /** Milliseconds on the server's clock. */
  now: () => number;
  /** Numbers in [0, 1). */
  random: () => number;
}

/** A reader of the outbox that is replaced whenever its connection is lost; the next one goes on where the log is. */
export class KeptReader {
  readonly #options: KeptReaderOptions;
  readonly #closing = new AbortController();
  readonly #watchers = new Set<() => void>();
  #reader: OutboxReader;
  #state: DatabaseState;

  constructor(options: KeptReaderOptions) {
    this.#options = options;
    this.#state = { state: 'connected', since: options.now(), server: options.address.label };
    this.#reader = this.#newReader();
  }

  /** Whether the database is there. */
  get state(): DatabaseState {
    return this.#state;
  }

  /** Calls `changed` whenever the database goes away or comes back, and when its log has begun anew. */
  watch(changed: () => void): void {
    this.#watchers.add(changed);
  }

  /** The log has begun anew: who watches is told now or, where the database was away, when it is back. */
  begun(): void {
    if (this.#state.state === 'connected') this.#tell();
  }

  /** Resolves when the log is where the database is; from then on it is kept there. Rejects at the first failure. */
  async open(): Promise<void> {
    await this.#reader.open();
    void this.#keep();
  }

  /** Resolves when the log has all that is committed now; rejects with a StoreAwayError. */
  caughtUp(): Promise<void> {
    return this.#reader.caughtUp();
  }

  close(): void {
    this.#closing.abort();
    this.#reader.close();
  }

  #newReader(): OutboxReader {
    return new OutboxReader(this.#options.address, this.#options.intake);
  }

  async #keep(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const reason = await this.#reader.run().catch(reasonOf);
      if (signal.aborted) return;
      this.#become({ state: 'away', reason });
      await this.#reconnect();
      if (!signal.aborted) this.#become({ state: 'connected' });
    }
  }

  async #reconnect(): Promise<void> {
    const { signal } = this.#closing;
    for (let attempt = 0; !signal.aborted; attempt++) {
      const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
      await pause(longest * this.#options.random(), undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      const reader = (this.#reader = this.#newReader());
      try {
        return await reader.open();
      } catch {
        reader.close();
      }
    }
  }

  #become(state: Pick<DatabaseState, 'state' | 'reason'>) {
    const { address, now } = this.#options;
    this.#state = { ...state, since: now(), server: address.label };
    this.#tell();
  }

  #tell() {
    for (const changed of this.#watchers) changed();
  }
}
