import { parseCursor, type Cursor } from '../../lab-server/wire/batch.ts';
import { ExpectationError, expectShape, type ErrorBody } from '../../lab-server/wire/expect.ts';
import { snapshotSchema, type NewHumeur } from '../../lab-server/wire/humeur.ts';

/** Where the log is now. */
export async function latestCursor(lab: string): Promise<Cursor> {
  const response = await fetch(new URL('/humeurs?limit=1', lab), { cache: 'no-store' });
  const { cursor } = expectShape('snapshot', snapshotSchema, await response.json());
  return parseCursor(cursor).cursor;
}

/** The lab answered, but its database is away: nothing can be written now. */
export class DatabaseAwayError extends Error {
  constructor() {
    super('Expected a database that answers, got none');
  }
}

/** Posts a mood; rejects with an ExpectationError when the lab refuses it, a DatabaseAwayError when it cannot write. */
export async function postMood(lab: string, mood: NewHumeur): Promise<void> {
  const response = await fetch(new URL('/humeurs', lab), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(mood),
  });
  if (response.ok) return;
  if (response.status === 503) throw new DatabaseAwayError();
  const { error, expected, got } = (await response.json()) as ErrorBody;
  throw new ExpectationError(error, expected, got);
}
