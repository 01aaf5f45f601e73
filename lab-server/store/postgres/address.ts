import { Client, DatabaseError } from 'pg';
import { ExpectationError } from '../../wire/expect.ts';

/** Where a database is, in a form that may be shown: without user and password. */
export interface Address {
  readonly connectionString: string;
  /** `host:port/name`. */
  readonly label: string;
}

/** Reads `postgres://…`; throws an ExpectationError that never quotes it, for there may be a password in it. */
export function parseAddress(connectionString: string): Address {
  try {
    if (!/^postgres(ql)?:$/.test(new URL(connectionString).protocol)) throw new Error('another protocol');
    const { host, port, database } = new Client({ connectionString });
    return { connectionString, label: `${host}:${port}/${database ?? ''}` };
  } catch {
    const expected = 'postgres://user:password@host:port/name';
    throw new ExpectationError('Invalid address of the database', expected, 'something else');
  }
}

/** The lab cannot use the database: none there, no way in, or not one for the lab. */
export class DatabaseUnusableError extends ExpectationError {
  constructor({ label }: Address, error: unknown) {
    super(`The database at ${label}`, 'a PostgreSQL 14 or later that lets the lab in', reasonOf(error));
  }
}

/** What went wrong, in one line. Node gives a list of failures, without a message, where a name has two addresses. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  if (error instanceof ExpectationError) return `${error.body.got} instead of ${error.body.expected}`;
  if (error instanceof DatabaseError) return `${error.message} (${error.code})`;
  const message = error instanceof Error ? error.message : String(error);
  return message.includes('client password must be a string') ? NO_PASSWORD : message;
}

/** What `pg` says of it speaks of its own variables. */
const NO_PASSWORD = 'a question for a password, and the address has none';
