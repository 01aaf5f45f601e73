import { ForeignError } from '../../host/guard.ts';
import { DuplicateIdError, StoreAwayError } from '../../store/store.ts';
import { ExpectationError } from '../../wire/expect.ts';
import { BadValueError, UnknownColumnError } from '../filter.ts';
import { SCHEMA, TABLE } from '../table.ts';

/** The JSON body of a refusal as PostgREST writes it. The gateway's own have no code. */
export interface RestErrorBody {
  code: string | null;
  message: string;
  details: string | null;
  hint: string | null;
}

/** What a REST request is refused with: codes of PostgREST (PGRST…) or of PostgreSQL (five characters). */
export class RestError extends Error {
  readonly status: number;
  readonly body: RestErrorBody;

  constructor(
    status: number,
    code: string | null,
    message: string,
    more: { details?: string; hint?: string } = {},
  ) {
    super(message);
    this.status = status;
    this.body = { code, message, details: more.details ?? null, hint: more.hint ?? null };
  }
}

/** A query that PostgREST understands and the lab does not, or that nobody does. */
export function unreadable(what: string, text: string, expected: string): RestError {
  const details = `unexpected ${JSON.stringify(text.slice(0, 60))} expecting ${expected}`;
  return new RestError(400, 'PGRST100', `failed to parse ${what} (${text.slice(0, 60)})`, { details });
}

/** A column in a body that the table does not have. */
export function noSuchColumn(column: string): RestError {
  const message = `Could not find the '${column}' column of '${TABLE}' in the schema cache`;
  return new RestError(400, 'PGRST204', message);
}

export function noSuchTable(table: string): RestError {
  const message = `Could not find the table '${SCHEMA}.${table}' in the schema cache`;
  const hint = `Perhaps you meant the table '${SCHEMA}.${TABLE}'`;
  return new RestError(404, 'PGRST205', message, { hint });
}

/** One row was asked for. */
export function notSingle(rows: number): RestError {
  const details = `The result contains ${rows} rows`;
  return new RestError(406, 'PGRST116', 'Cannot coerce the result to a single JSON object', { details });
}

/** What PostgREST would have said of this error; undefined for one that nobody expected. */
export function toRestError(error: unknown): RestError | undefined {
  if (error instanceof RestError) return error;
  if (error instanceof UnknownColumnError)
    return new RestError(400, '42703', `column ${TABLE}.${error.column} does not exist`);
  if (error instanceof BadValueError) return badValue(error);
  if (error instanceof DuplicateIdError) {
    const message = `duplicate key value violates unique constraint "${TABLE}_pkey"`;
    return new RestError(409, '23505', message, { details: `Key (id)=(${error.id}) already exists.` });
  }
  if (error instanceof StoreAwayError) {
    const message = 'Database client error. Retrying the connection.';
    return new RestError(503, 'PGRST001', message, { details: error.message });
  }
  if (error instanceof ForeignError) return new RestError(403, null, error.message);
  if (error instanceof ExpectationError)
    return new RestError(400, '22000', error.body.error, { details: error.message });
  return fromParser(error);
}

const TYPE_NAMES = { int8: 'bigint', text: 'text', timestamptz: 'timestamp with time zone' };

function badValue({ type, value }: BadValueError): RestError {
  const message = `invalid input syntax for type ${TYPE_NAMES[type]}: ${JSON.stringify(value.slice(0, 60))}`;
  return new RestError(400, type === 'timestamptz' ? '22007' : '22P02', message);
}

/** What Express' body parser and router throw has a status. */
function fromParser(error: unknown): RestError | undefined {
  const { status, type, message = '' } = error as { status?: number; type?: string; message?: string };
  if (status === undefined || status >= 500) return undefined;
  if (type === 'entity.parse.failed') return new RestError(400, 'PGRST102', 'Empty or invalid json');
  return new RestError(status, status === 413 ? null : 'PGRST100', message.slice(0, 100));
}
