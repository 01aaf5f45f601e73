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

/** So many cursors from nowhere are remembered; more of them wait a little longer. */
const MOST_AHEAD = 1_000;

/** So long may the JSON of a batch become, roughly, characters: a reader far behind takes several. */
const BATCH_SIZE = 2_000_000;

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
  readonly #durable: boolean;
  readonly #ring: Entry[] = [];
  readonly #watchers = new Set<() => void>();
  /** Batches made for readers that wake together or ask in the same millisecond, by the cursor they follow. */
  readonly #shared = new Map<Cursor, Batch>();
  #sharedAt = -Infinity;
  /** Cursors ahead of a durable log, and when each was first seen. */
  readonly #ahead = new Map<Cursor, number>();
  #completeAt = -Infinity;
  #last = 0;
  #latest: Cursor;
  /** The newest entry that is forgotten. */
  #forgotten = 0;
  #wokenAt = -Infinity;
  #waking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: EventLogOptions) {
    this.#epoch = options.epoch;
    this.#latest = makeCursor(options.epoch, 0);
    this.#now = options.now;
    this.#capacity = options.capacity ?? 10_000;
    this.#coalesceMs = options.coalesceMs ?? 5;
    this.#batchLimit = options.batchLimit ?? 5_000;
    this.#durable = options.durable ?? false;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** The seq of the newest entry. */
  get last(): number {
    return this.#last;
  }

  /** How many entries are kept. */
  get capacity(): number {
    return this.#capacity;
  }

  /** Before the oldest entry kept. */
  get earliest(): Cursor {
    return makeCursor(this.#epoch, this.#before);
  }

  /** After the newest entry. */
  get latest(): Cursor {
    return this.#latest;
  }

  /** Takes a change as the next entry, committed `at` (default: now), and wakes the readers. */
  append(change: Change, at = this.#now()): Entry {
    const entry = this.#keep({ seq: this.#last + 1, at, change });
    this.#last = entry.seq;
    this.#latest = entry.id;
    this.#shared.clear();
    this.#scheduleWake();
    return entry;
  }

  #keep({ seq, at, change }: LogTail['entries'][number]): Entry {
    const entry = { id: makeCursor(this.#epoch, seq), seq, at: round(at), change };
    this.#ring[seq % this.#capacity] = entry;
    return entry;
  }

  /** Becomes this log: a cursor of another epoch, or before its entries, is a gap from now on. */
  begin({ epoch, last, entries }: LogTail): void {
    this.#epoch = epoch;
    this.#last = last;
    this.#latest = makeCursor(epoch, last);
    this.#forgotten = last - entries.length;
    for (const entry of entries) this.#keep(entry);
    this.#shared.clear();
    this.#wakeAll();
  }

  /** What came after the cursor (none: from now); never waits. A batch without entries says that nothing did. */
  read(after: Cursor = this.latest): Batch {
    if (!this.#waking) this.#shareForAMillisecond();
    let batch = this.#shared.get(after);
    if (!batch) this.#shared.set(after, (batch = this.#batch(after)));
    return batch;
  }

  #shareForAMillisecond() {
    const now = this.#now();
    if (now - this.#sharedAt < 1) return;
    this.#shared.clear();
    this.#sharedAt = now;
  }

  #batch(after: Cursor): Batch {
    const sentAt = round(this.#now());
    const { epoch, seq } = parseCursor(after);
    const lost = epoch !== this.#epoch || seq < this.#before || (seq > this.#last && !this.#mayCome(after));
    if (lost) return { entries: [], next: this.latest, gap: true, sentAt };
    const end = Math.min(this.#last, seq + this.#batchLimit);
    const entries: Entry[] = [];
    for (let n = seq + 1, size = 0; n <= end && size < BATCH_SIZE; n++) {
      const entry = this.#ring[n % this.#capacity]!;
      entries.push(entry);
      size += sizeOf(entry);
    }
    return { entries, next: entries.at(-1)?.id ?? after, gap: false, sentAt };
  }

  /** Whether a cursor ahead of this log is one of the store's: unknown until all was read that it had at that time. */
  #mayCome(ahead: Cursor): boolean {
    if (!this.#durable) return false;
    const seenAt = this.#ahead.get(ahead) ?? this.#now();
    if (this.#ahead.size >= MOST_AHEAD) this.#ahead.clear();
    this.#ahead.set(ahead, seenAt);
    return seenAt > this.#completeAt;
  }

  /** A durable log has everything that its store had at this time: whoever is ahead of that comes from nowhere. */
  complete(at: number): void {
    this.#completeAt = at;
    for (const cursor of this.#ahead.keys())
      if (parseCursor(cursor).seq <= this.#last) this.#ahead.delete(cursor);
    if (this.#ahead.size === 0) return;
    this.#shared.clear();
    this.#wakeAll();
  }

  /** The newest kept entry that is `wanted`. */
  findLast(wanted: (entry: Entry) => boolean): Entry | undefined {
    for (let seq = this.#last; seq > this.#before; seq--) {
      const entry = this.#ring[seq % this.#capacity]!;
      if (wanted(entry)) return entry;
    }
    return undefined;
  }

  /** What a server's restart does to its log: in memory each older cursor is a gap from now on; a durable one stays. */
  restart(epoch: string): void {
    if (this.#durable) return;
    this.#epoch = epoch;
    this.#latest = makeCursor(epoch, this.#last);
    this.#forgotten = this.#last;
    this.#shared.clear();
    this.#wakeAll();
  }

  /** The seq before the oldest entry kept. */
  get #before(): number {
    return Math.max(this.#forgotten, this.#last - this.#capacity);
  }

  /** Calls `wake` whenever something was appended, until the returned function is called. */
  watch(wake: () => void): () => void {
    this.#watchers.add(wake);
    return () => void this.#watchers.delete(wake);
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

  #scheduleWake() {
    if (this.#timer) return;
    const wait = this.#wokenAt + this.#coalesceMs - this.#now();
    if (wait <= 0) this.#wakeAll();
    else this.#timer = setTimeout(() => this.#wakeAll(), Math.ceil(wait));
  }

  #wakeAll() {
    this.#timer = undefined;
    this.#wokenAt = this.#now();
    this.#waking = true;
    try {
      for (const wake of this.#watchers) wake();
    } finally {
      this.#waking = false;
    }
  }
}

/** Roughly the length of an entry's JSON, characters. */
function sizeOf({ change }: Entry): number {
  return 300 + (change.new?.commentaire.length ?? 0) + (change.old?.commentaire.length ?? 0);
}

/** Hundredths of a millisecond: finer than any browser's clock, and short in JSON. */
function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
