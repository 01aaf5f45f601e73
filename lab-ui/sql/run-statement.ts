import { expectShape, type ErrorBody } from '../../lab-server/wire/expect.ts';
import { postJson } from '../bench/lab-requests.ts';
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
 * StatementRefusedError, or as `postJson` does.
 */
export async function runStatement(origin: string, sql: string): Promise<SqlAnswer> {
  const response = await postJson(new URL('/sql', origin), { sql });
  const body: unknown = await response.json();
  if (!response.ok) throw new StatementRefusedError(body as SqlErrorBody);
  return expectShape('answer', sqlAnswerSchema, body);
}
