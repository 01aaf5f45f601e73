import type { TranscriptRow } from '../wire/readings.ts';

/** Rows kept for watchers that have not taken them yet. */
const KEPT = 20_000;

/** Who asked what and when, for the clients that somebody watches; for nobody else a line costs nothing. */
export class Transcript {
  readonly #now: () => number;
  readonly #watched = new Map<string, number>();
  #rows: TranscriptRow[] = [];
  #last = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Keeps the rows of this client from now on; returns the way to stop. */
  watch(client: string): () => void {
    this.#watched.set(client, (this.#watched.get(client) ?? 0) + 1);
    return () => {
      const left = this.#watched.get(client)! - 1;
      if (left > 0) this.#watched.set(client, left);
      else this.#watched.delete(client);
    };
  }

  watches(client: string): boolean {
    return this.#watched.size > 0 && this.#watched.has(client);
  }

  add(row: Omit<TranscriptRow, 'id' | 'at'>): void {
    this.#rows.push({ id: ++this.#last, at: Math.round(this.#now() * 100) / 100, ...row });
    if (this.#rows.length > KEPT * 1.1) this.#rows = this.#rows.slice(-KEPT);
  }

  /** The id of the newest row. */
  get last(): number {
    return this.#last;
  }

  /** The client's rows after the one with this id, oldest first. */
  since(id: number, client: string): TranscriptRow[] {
    const kept = this.#rows.slice(Math.max(0, this.#rows.length - (this.#last - id)));
    return kept.filter((row) => row.client === client);
  }
}
