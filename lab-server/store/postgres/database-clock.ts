import type { ClientBase } from 'pg';

/** Of so many probes the quickest counts: the shorter the way, the less its two halves can differ. */
const PROBES = 5;

/** The database's clock as seen from this server: what is committed there is told in this server's time. */
export class DatabaseClock {
  readonly #now: () => number;
  #aheadMs = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Asks the database for its time. The offset is known to within half of the quickest round trip. */
  async probe(client: ClientBase): Promise<void> {
    let quickest = Infinity;
    for (let n = 0; n < PROBES; n++) {
      const asked = this.#now();
      const { rows } = await client.query<{ now: number }>(
        'SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now',
      );
      const tookMs = this.#now() - asked;
      if (tookMs >= quickest) continue;
      quickest = tookMs;
      this.#aheadMs = rows[0]!.now - (asked + tookMs / 2);
    }
  }

  /** Milliseconds on this server's clock, of milliseconds on the database's. */
  fromDatabase(ms: number): number {
    return ms - this.#aheadMs;
  }
}
