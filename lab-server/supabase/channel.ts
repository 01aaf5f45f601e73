import { parseCursor, type Cursor, type Entry } from '../wire/batch.ts';
import { idsFor, type Binding } from './bindings.ts';

/** One channel that a socket has joined, from its join to its end. */
export class Channel {
  readonly topic: string;
  readonly joinRef: string | null;
  readonly bindings: readonly Binding[];
  /** Changes up to this one are not for it: they came before the subscription had begun. */
  #seen = Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(topic: string, joinRef: string | null, bindings: readonly Binding[]) {
    this.topic = topic;
    this.joinRef = joinRef;
    this.bindings = bindings;
  }

  /** Delivers from what `now` says on, after so many milliseconds; calls `begun` then. */
  begin(afterMs: number, now: () => Cursor, begun: () => void): void {
    const start = () => {
      this.#seen = parseCursor(now()).seq;
      begun();
    };
    if (afterMs === 0) start();
    else this.#timer = setTimeout(start, afterMs);
  }

  /** The log is another one, or has gone on without this reader: whatever comes from now on is new. */
  skipGap(): void {
    if (this.#seen !== Infinity) this.#seen = 0;
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  /** The ids of the bindings that this change is for. */
  idsFor(entry: Entry): number[] {
    return entry.seq > this.#seen ? idsFor(entry, this.bindings) : [];
  }
}
