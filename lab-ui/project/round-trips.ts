import type { MoodId } from '../humeurs-live/mood.ts';

/** So long a row may take to come back, milliseconds. */
const PATIENCE_MS = 10_000;

/** What a round trip needs of a project. Times on the clock of `performance.now()`. */
export interface RoundTripParts {
  now: () => number;
  insert(): Promise<MoodId>;
  remove(id: MoodId): Promise<void>;
}

/** Rows that are sent and awaited: from the INSERT by REST to the change by Realtime, on one clock. */
export class RoundTrips {
  readonly #parts: RoundTripParts;
  readonly #arrived = new Map<MoodId, number>();
  #isMeasuring = false;
  #look = () => {};

  constructor(parts: RoundTripParts) {
    this.#parts = parts;
  }

  /** A row has come by Realtime; it may do so before the answer to its INSERT. */
  note(id: MoodId): void {
    if (!this.#isMeasuring) return;
    this.#arrived.set(id, this.#parts.now());
    this.#look();
  }

  /** Sends a row, waits for it and deletes it; resolves to milliseconds. Rejects when it does not come. */
  async measure(): Promise<number> {
    const { now, insert, remove } = this.#parts;
    this.#isMeasuring = true;
    try {
      const began = now();
      const id = await insert();
      try {
        return (await this.#arrival(id)) - began;
      } finally {
        await remove(id);
      }
    } finally {
      this.#isMeasuring = false;
      this.#arrived.clear();
    }
  }

  #arrival(id: MoodId): Promise<number> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`Expected the row within ${PATIENCE_MS / 1_000} s, got nothing`)),
        PATIENCE_MS,
      );
      this.#look = () => {
        const at = this.#arrived.get(id);
        if (at === undefined) return;
        clearTimeout(late);
        resolve(at);
      };
      this.#look();
    });
  }
}
