import type { Entry } from '../../lab-server/wire/batch.ts';
import type { Arrival } from '../../lab-server/wire/run.ts';

const FIELDS = 4;

/** Every arrival of a lane in one flat array that grows by doubling: cheap to fill, cheap to hand over. */
export class Recorder {
  #numbers = new Float64Array(FIELDS * 1_024);
  #length = 0;

  get count(): number {
    return this.#length / FIELDS;
  }

  add({ seq, at }: Entry, sentAt: number, receivedAt: number): void {
    if (this.#length === this.#numbers.length) {
      const longer = new Float64Array(this.#length * 2);
      longer.set(this.#numbers);
      this.#numbers = longer;
    }
    this.#numbers.set([seq, at, sentAt, receivedAt], this.#length);
    this.#length += FIELDS;
  }

  /** Latencies, received − committed, in milliseconds; in order of arrival, from the given arrival on. */
  latencies(from = 0): Float64Array {
    return Float64Array.from({ length: this.count - from }, (_, n) => {
      const at = (from + n) * FIELDS;
      return this.#numbers[at + 3]! - this.#numbers[at + 1]!;
    });
  }

  /** When the given arrival was committed, milliseconds on the server's clock. */
  committedAt(n: number): number {
    return this.#numbers[n * FIELDS + 1]!;
  }

  all(): Float64Array {
    return this.#numbers.slice(0, this.#length);
  }
}

/** What `Recorder.all` gave, as records. */
export function arrivalsOf(numbers: Float64Array): Arrival[] {
  // Plain indices: a view and an iterator for each of ten thousand arrivals would hold up the page.
  const arrivals: Arrival[] = [];
  for (let at = 0; at < numbers.length; at += FIELDS) {
    arrivals.push({
      seq: numbers[at]!,
      at: numbers[at + 1]!,
      sentAt: numbers[at + 2]!,
      receivedAt: numbers[at + 3]!,
    });
  }
  return arrivals;
}
