export interface Backoff {
  baseMs: number;
  capMs: number;
  /** Attempts in a row before the link gives up. */
  max: number;
}

export const DEFAULT_BACKOFF: Backoff = { baseMs: 1_000, capMs: 10_000, max: 8 };

/**
 * How long to wait before attempt 1, 2, 3, …: anything from 0 to base · 2^(attempt − 1), capped ("full jitter", AWS
 * Architecture Blog, "Exponential Backoff And Jitter", 2015). Milliseconds.
 */
export function backoffDelay(attempt: number, { baseMs, capMs }: Backoff, random: () => number): number {
  return random() * Math.min(capMs, baseMs * 2 ** (attempt - 1));
}
