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

/** Posts what has to be written; rejects with a DatabaseAwayError, or with a TypeError when the lab does not answer. */
export async function postJson(url: URL, body: unknown): Promise<Response> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (response.status === 503) throw new DatabaseAwayError();
  return response;
}

/** Posts a mood; rejects with an ExpectationError when the lab refuses it, or as `postJson` does. */
export async function postMood(lab: string, mood: NewHumeur): Promise<void> {
  const response = await postJson(new URL('/humeurs', lab), mood);
  if (response.ok) return;
  const { error, expected, got } = (await response.json()) as ErrorBody;
  throw new ExpectationError(error, expected, got);
}
