import type { TranscriptRow } from '../../../../lab-server/wire/readings.ts';

/** One attempt of a client to connect, as the server saw it; times on the server's clock, milliseconds. */
export interface Attempt {
  exchange: number;
  begunAt: number;
  outcome: 'open' | 'refused' | 'closed' | 'waiting';
  /** When it was refused, or closed; null while it lasts. */
  endedAt: number | null;
  by: 'server' | 'client' | 'fault' | null;
}

/** The attempts of a transcript, in their order. */
export function attemptsOf(rows: readonly TranscriptRow[]): Attempt[] {
  const attempts = new Map<number, Attempt>();
  for (const { exchange, kind, at, status, by } of rows) {
    if (kind === 'request') {
      attempts.set(exchange, { exchange, begunAt: at, outcome: 'waiting', endedAt: null, by: null });
      continue;
    }
    const attempt = attempts.get(exchange);
    if (!attempt) continue;
    if (kind === 'answer' && (status ?? 0) < 400) attempt.outcome = 'open';
    else if (kind === 'answer') Object.assign(attempt, { outcome: 'refused', endedAt: at });
    if (kind === 'end' && attempt.outcome !== 'refused')
      Object.assign(attempt, { outcome: 'closed', endedAt: at, by: by ?? null });
  }
  return [...attempts.values()];
}

/** How long after the end of the one before each attempt began, milliseconds; null for the first, or where they overlap. */
export function pausesOf(attempts: readonly Attempt[]): (number | null)[] {
  return attempts.map(({ begunAt }, nth) => {
    const before = attempts[nth - 1];
    if (!before || before.endedAt === null || before.endedAt > begunAt) return null;
    return begunAt - before.endedAt;
  });
}
