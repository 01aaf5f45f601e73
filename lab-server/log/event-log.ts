import { makeCursor, parseCursor, type Batch, type Cursor, type Entry } from '../wire/batch.ts';
import type { Change } from '../wire/humeur.ts';
import type { Leaving } from './lifetime.ts';

export interface EventLogOptions {
  /** Names this life of the log; a cursor of another epoch is a gap. */
  epoch: string;
  /** Milliseconds, monotonic. */
  now: () => number;
  /** How many entries are kept. */
  capacity?: number;
  /** Least time between two wake-ups of waiting readers, ms; what comes meanwhile leaves in one batch. 0: none. */
  coalesceMs?: number;
  /** Most entries in one batch, so that a reader far behind takes several. */
  batchLimit?: number;
}

/**
 * The one ordered log of changes. It keeps no reader: whoever reads brings a cursor. A slow reader falls behind,
 * a lost one comes back, and both simply read on from where they were.
 */
export class EventLog {
  #epoch: string;
  readonly #now: () => number;
  readonly #capacity: number;
  readonly #coalesceMs: number;
  readonly #batchLimit: number;
  readonly #ring: Entry[] = [];
  /** Woken once, in the order in which they came. */
  #waiting = new Set<() => void>();
  /** Batches made in the current millisecond, by the cursor they follow: a thousand readers share one. */
  readonly #shared = new Map<Cursor, Batch>();
  #sharedAt = -Infinity;
  #last = 0;
  /** The newest entry that is forgotten. */
  #forgotten = 0;
  #wokenAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: EventLogOptions) {
    this.#epoch = options.epoch;
    this.#now = options.now;
    this.#capacity = options.capacity ?? 10_000;
    this.#coalesceMs = options.coalesceMs ?? 5;
    this.#batchLimit = options.batchLimit ?? 200;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** Before the oldest entry kept. */
  get earliest(): Cursor {
    return makeCursor(this.#epoch, this.#before);
  }

  /** After the newest entry. */
  get latest(): Cursor {
    return makeCursor(this.#epoch, this.#last);
  }

  /** Commits a change and wakes the readers. */
  append(change: Change): Entry {
    const seq = ++this.#last;
    const entry = { id: makeCursor(this.#epoch, seq), seq, at: round(this.#now()), change };
    this.#ring[seq % this.#capacity] = entry;
    this.#shared.clear();
    this.#scheduleWake();
    return entry;
  }

  /** What came after the cursor (none: from now); never waits. A batch without entries says that nothing did. */
  read(after: Cursor = this.latest): Batch {
    const sentAt = round(this.#now());
    if (sentAt - this.#sharedAt >= 1) {
      this.#shared.clear();
      this.#sharedAt = sentAt;
    }
    let batch = this.#shared.get(after);
    if (!batch) this.#shared.set(after, (batch = this.#batch(after, sentAt)));
    return batch;
  }

  #batch(after: Cursor, sentAt: number): Batch {
    const { epoch, seq } = parseCursor(after);
    const lost = epoch !== this.#epoch || seq > this.#last || seq < this.#before;
    if (lost) return { entries: [], next: this.latest, gap: true, sentAt };
    const end = Math.min(this.#last, seq + this.#batchLimit);
    const entries: Entry[] = [];
    for (let n = seq + 1; n <= end; n++) entries.push(this.#ring[n % this.#capacity]!);
    return { entries, next: end === seq ? after : makeCursor(this.#epoch, end), gap: false, sentAt };
  }

  /** Forgets every entry, as a server does that keeps its log in memory: each older cursor is a gap from now on. */
  restart(epoch: string): void {
    this.#epoch = epoch;
    this.#forgotten = this.#last;
    this.#shared.clear();
    this.#wakeAll();
  }

  /** The seq before the oldest entry kept. */
  get #before(): number {
    return Math.max(this.#forgotten, this.#last - this.#capacity);
  }

  /** Calls `wake` once, when something was appended. */
  wait(wake: () => void): void {
    this.#waiting.add(wake);
  }

  /** Takes a `wait` back; false when it was not waiting. */
  forget(wake: () => void): boolean {
    return this.#waiting.delete(wake);
  }

  /** Resolves when something was appended, or when `signal` aborts. */
  appended(signal: Leaving): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', leave);
        resolve();
      };
      const leave = () => {
        this.forget(wake);
        wake();
      };
      signal.addEventListener('abort', leave);
      this.wait(wake);
    });
  }

  #scheduleWake() {
    if (this.#timer) return;
    const wait = this.#wokenAt + this.#coalesceMs - this.#now();
    if (wait <= 0) this.#wakeAll();
    else this.#timer = setTimeout(() => this.#wakeAll(), wait);
  }

  #wakeAll() {
    this.#timer = undefined;
    this.#wokenAt = this.#now();
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const wake of waiting) wake();
  }
}

/** Hundredths of a millisecond: finer than any browser's clock, and short in JSON. */
function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
