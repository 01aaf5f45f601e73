import type { Pool } from 'pg';

/** How much of the past the outbox keeps. A reader that is further behind is told of a gap. */
export interface Retention {
  /** Default 100,000. */
  entries: number;
  /** Default 7. */
  days: number;
}

const DEFAULTS: Retention = { entries: 100_000, days: 7 };

/** Each server prunes about so often, ms; at random within it, so that several do not come together. */
const EVERY_MS = 60_000;

/** Small bites: none holds up anybody. */
const BITE = 1_000;

/**
 * Deletes from the outbox what is older than its retention; never the newest entry, from which the next one gets its
 * number. It begins with the oldest, so that no hole is left: rejects where another server is just doing the same.
 */
export async function pruneOutbox(pool: Pool, retention: Partial<Retention> = {}): Promise<void> {
  const { entries, days } = { ...DEFAULTS, ...retention };
  for (let deleted = BITE; deleted === BITE;) {
    const { rowCount } = await pool.query(
      `DELETE FROM humeur_lab.outbox WHERE seq IN (
        SELECT seq FROM (SELECT * FROM humeur_lab.outbox ORDER BY seq LIMIT $3 FOR UPDATE NOWAIT) oldest,
          (SELECT max(seq) AS last FROM humeur_lab.outbox) newest
        WHERE seq < last AND (seq <= last - $1 OR committed_at < now() - make_interval(days => $2))
      )`,
      [entries, days, BITE],
    );
    deleted = rowCount ?? 0;
  }
}

/** Prunes now and then, until `signal` aborts. A time that fails is made up for by the next. */
export function keepPruning(
  pool: Pool,
  options: { retention?: Partial<Retention>; random: () => number; signal: AbortSignal },
): void {
  const { retention, random, signal } = options;
  const prune = () => {
    timer = later();
    pruneOutbox(pool, retention).catch(() => {});
  };
  const later = () => setTimeout(prune, EVERY_MS * (0.5 + random()));
  let timer = later();
  signal.addEventListener('abort', () => clearTimeout(timer));
}
