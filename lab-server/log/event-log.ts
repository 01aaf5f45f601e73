import { makeCursor, parseCursor, type Batch, type Cursor, type Entry } from '../wire/batch.ts';
import type { Change } from '../wire/humeur.ts';
import { Ahead } from './ahead.ts';
import { KeptEntries } from './kept-entries.ts';
import type { Leaving } from './lifetime.ts';
import { SharedBatches } from './shared-batches.ts';
import { Wakeups } from './wakeups.ts';

export interface EventLogOptions {
  /** Names this life of the log; a cursor of another epoch is a gap. */
  epoch: string;
  /** Milliseconds, monotonic. */
  now: () => number;
  /** How many entries are kept. */
  capacity?: number;
  /** Least time between two wake-ups of waiting readers, ms; what comes meanwhile leaves in one batch. 0: none. */
  coalesceMs?: number;
  /** Most entries in one batch. */
  batchLimit?: number;
  /**
   * Whether the entries live on outside this process. Then a restart forgets none, and a cursor ahead of this log may
   * be of a server that has read further: it is no gap until `complete` says that there is nothing further to read.
   */
  durable?: boolean;
}

/** A log as it is taken over: what is kept of it, oldest first, up to `last`. */
export interface LogTail {
  epoch: string;
  last: number;
  entries: readonly Pick<Entry, 'seq' | 'at' | 'change'>[];
}

/** A change, and when it was committed, milliseconds; by default now. */
export interface Committed {
  change: Change;
  at?: number;
}

/** So long may the JSON of a batch become, roughly, characters: a reader far behind takes several. */
const BATCH_SIZE = 2_000_000;

/**
 * The one ordered log of changes. It keeps no reader: whoever reads brings a cursor. A slow reader falls behind,
 * a lost one comes back, and both simply read on from where they were.
 */
export class EventLog {
  #epoch: string;
  readonly #now: () => number;
  readonly #batchLimit: number;
  /** A durable log's only. */
  readonly #ahead: Ahead | undefined;
  readonly #kept: KeptEntries;
  readonly #shared: SharedBatches;
  readonly #wakeups: Wakeups;
  #latest: Cursor;

  constructor(options: EventLogOptions) {
    this.#epoch = options.epoch;
    this.#latest = makeCursor(options.epoch, 0);
    this.#now = options.now;
    this.#kept = new KeptEntries(options.capacity ?? 10_000);
    this.#shared = new SharedBatches(options.now);
    this.#wakeups = new Wakeups(options.coalesceMs ?? 5, options.now);
    this.#batchLimit = options.batchLimit ?? 5_000;
    this.#ahead = options.durable ? new Ahead() : undefined;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** The seq of the newest entry. */
  get last(): number {
    return this.#kept.last;
  }

  /** How many entries are kept. */
  get capacity(): number {
    return this.#kept.capacity;
  }

  /** Before the oldest entry kept. */
  get earliest(): Cursor {
    return makeCursor(this.#epoch, this.#kept.before);
  }

  /** After the newest entry. */
  get latest(): Cursor {
    return this.#latest;
  }

  /** Takes a change as the next entry, committed `at` (default: now), and wakes the readers. */
  append(change: Change, at = this.#now()): Entry {
    const entry = this.#add(change, at);
    this.#shared.clear();
    this.#wakeups.soon();
    return entry;
  }

  /**
   * Takes what was committed together as the next entries, and wakes the readers once, when it has them all: they leave
   * in one batch. Returns when that was, milliseconds.
   */
  appendAll(committed: readonly Committed[]): number {
    const now = this.#now();
    for (const { change, at = now } of committed) this.#add(change, at);
    const hadAt = hundredths(this.#now());
    this.#shared.clear();
    if (committed.length > 0) this.#wakeups.soon();
    return hadAt;
  }

  #add(change: Change, at: number): Entry {
    const entry = this.#keep(this.#kept.last + 1, at, change);
    this.#latest = entry.id;
    return entry;
  }

  #keep(seq: number, at: number, change: Change): Entry {
    const entry = { id: makeCursor(this.#epoch, seq), seq, at: hundredths(at), change };
    this.#kept.add(entry);
    return entry;
  }

  /** Becomes this log: a cursor of another epoch, or before its entries, is a gap from now on. */
  begin({ epoch, last, entries }: LogTail): void {
    this.#become(epoch, last - entries.length, entries);
  }

  /** Forgets every entry and takes these, which come after `before`; wakes the readers to be told. */
  #become(epoch: string, before: number, entries: LogTail['entries']) {
    this.#epoch = epoch;
    this.#kept.forget(before);
    for (const { seq, at, change } of entries) this.#keep(seq, at, change);
    this.#latest = makeCursor(epoch, this.#kept.last);
    this.#shared.clear();
    this.#wakeups.now();
  }

  /** What came after the cursor (none: from now); never waits. A batch without entries says that nothing did. */
  read(after: Cursor = this.latest): Batch {
    if (!this.#wakeups.waking) this.#shared.refresh();
    let batch = this.#shared.get(after);
    if (!batch) this.#shared.set(after, (batch = this.#batch(after)));
    return batch;
  }

  #batch(after: Cursor): Batch {
    const sentAt = hundredths(this.#now());
    const { epoch, seq } = parseCursor(after);
    const lost =
      epoch !== this.#epoch ||
      seq < this.#kept.before ||
      (seq > this.#kept.last && !this.#ahead?.mayCome(after, this.#now()));
    if (lost) return { entries: [], next: this.latest, gap: true, sentAt };
    const end = Math.min(this.#kept.last, seq + this.#batchLimit);
    const entries: Entry[] = [];
    for (let n = seq + 1, size = 0; n <= end && size < BATCH_SIZE; n++) {
      const entry = this.#kept.get(n);
      entries.push(entry);
      size += sizeOf(entry);
    }
    return { entries, next: entries.at(-1)?.id ?? after, gap: false, sentAt };
  }

  /** A durable log has everything that its store had at this time: whoever is ahead of that comes from nowhere. */
  complete(at: number): void {
    if (!this.#ahead?.complete(this.#kept.last, at)) return;
    this.#shared.clear();
    this.#wakeups.now();
  }

  /** The newest kept entry that is `wanted`. */
  findLast(wanted: (entry: Entry) => boolean): Entry | undefined {
    return this.#kept.findLast(wanted);
  }

  /** What a server's restart does to its log: in memory each older cursor is a gap from now on; a durable one stays. */
  restart(epoch: string): void {
    if (!this.#ahead) this.#become(epoch, this.#kept.last, []);
  }

  /** Calls `wake` whenever something was appended, until the returned function is called. */
  watch(wake: () => void): () => void {
    return this.#wakeups.watch(wake);
  }

  /** Resolves when something was appended, or when `signal` aborts. */
  appended(signal: Leaving): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        unwatch();
        signal.removeEventListener('abort', done);
        resolve();
      };
      const unwatch = this.watch(done);
      signal.addEventListener('abort', done);
    });
  }
}

/** Roughly the length of an entry's JSON, characters. */
function sizeOf({ change }: Entry): number {
  return 300 + (change.new?.commentaire.length ?? 0) + (change.old?.commentaire.length ?? 0);
}

/** Hundredths of a millisecond: finer than any browser's clock, and short in JSON. */
export function hundredths(ms: number): number {
  return Math.round(ms * 100) / 100;
}
