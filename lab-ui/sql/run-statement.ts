import { expectShape, type ErrorBody } from '../../lab-server/wire/expect.ts';
import { DatabaseAwayError } from '../bench/lab-requests.ts';
import { sqlAnswerSchema, type SqlAnswer, type SqlErrorBody } from '../../lab-server/wire/sql.ts';

/** Why a statement did not run: `got` is what PostgreSQL, or the lab, says. */
export class StatementRefusedError extends Error {
  readonly body: SqlErrorBody;

  constructor(body: ErrorBody & Partial<SqlErrorBody>) {
    super(body.got);
    this.body = { code: null, position: null, hint: null, ...body };
  }
}

/**
 * Runs one statement in the lab's database; resolves when the log has what it changed. Rejects with a
 * StatementRefusedError, with a DatabaseAwayError, or with a TypeError when the lab does not answer.
 */
export async function runStatement(origin: string, sql: string): Promise<SqlAnswer> {
  const response = await fetch(new URL('/sql', origin), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sql }),
  });
  const body: unknown = await response.json();
  if (response.status === 503) throw new DatabaseAwayError();
  if (!response.ok) throw new StatementRefusedError(body as SqlErrorBody);
  return expectShape('answer', sqlAnswerSchema, body);
}
