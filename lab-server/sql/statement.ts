import { Socket } from 'node:net';
import { Client, DatabaseError, type QueryArrayConfig, type QueryArrayResult } from 'pg';
import { reasonOf } from '../store/postgres/address.ts';
import { StoreAwayError } from '../store/store.ts';
import { ExpectationError } from '../wire/expect.ts';
import type { SqlErrorBody } from '../wire/sql.ts';

/** A statement may take so long, milliseconds; after as much again its connection is ended. */
const LONGEST_MS = 3_000;

/** Largest answer, bytes; looked at every so many milliseconds. */
const LARGEST_ANSWER = 4_000_000;
const LOOK_MS = 20;

/** What a statement may begin with: reading, and changing rows. */
const VERBS = ['SELECT', 'TABLE', 'VALUES', 'WITH', 'INSERT', 'UPDATE', 'DELETE', 'MERGE', 'EXPLAIN', 'SHOW'];

/** Large objects are what anybody may make, and what outlives a connection. */
const FORGET = 'SELECT lo_unlink(oid) FROM pg_largeobject_metadata WHERE lomowner = current_user::regrole';

/** A statement that was refused, by the lab or by PostgreSQL: answered with 400. */
class StatementError extends ExpectationError {
  declare readonly body: SqlErrorBody;

  constructor(expected: string, got: string, about: Partial<SqlErrorBody> = {}) {
    super('The statement was refused', expected, got);
    Object.assign(this.body, { code: null, position: null, hint: null }, about);
  }
}

/** What came of a statement, and on which connection. */
export interface StatementResult extends QueryArrayResult<(string | null)[]> {
  pid: number;
}

/**
 * Runs one statement on a connection of its own, which nothing of it outlives. The extended protocol takes no second
 * one after a semicolon. Throws a StatementError, or a StoreAwayError where there is no database.
 */
export async function runStatement(connectionString: string, sql: string): Promise<StatementResult> {
  expectVerb(sql);
  const socket = new Socket();
  const client = new Client({
    connectionString,
    application_name: 'humeur-lab sql',
    stream: () => socket,
    connectionTimeoutMillis: 2_000,
    statement_timeout: LONGEST_MS,
    lock_timeout: LONGEST_MS,
    query_timeout: 2 * LONGEST_MS,
  });
  client.on('error', () => {});
  let tooLarge = false;
  const watch = setInterval(() => {
    tooLarge = socket.bytesRead > LARGEST_ANSWER;
    if (tooLarge) socket.destroy();
  }, LOOK_MS);
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const result = await client.query<(string | null)[]>(asText(sql));
    await client.query(FORGET);
    return { ...result, pid: rows[0]!.pid };
  } catch (error) {
    throw tooLarge ? tooLargeError() : statementFailure(error);
  } finally {
    clearInterval(watch);
    void client.end().catch(() => {});
  }
}

/**
 * The role is the wall; this only keeps out what a role may do to itself and to its session: ALTER ROLE, SET, DO.
 */
function expectVerb(sql: string): void {
  const [verb = ''] = /^[a-z]*/i.exec(withoutComments(sql)) ?? [];
  if (VERBS.includes(verb.toUpperCase())) return;
  const got = verb === '' ? JSON.stringify(sql.trim().slice(0, 20)) : verb.toUpperCase();
  throw new StatementError(`a statement that begins with ${VERBS.join(', ')}`, got);
}

/** The statement from its first word on. */
function withoutComments(sql: string): string {
  return sql.replace(/^(?:[\s(]|--[^\n]*(?:\n|$)|\/\*[^*/]*\*\/)+/, '');
}

/** By the extended protocol, values as PostgreSQL writes them. */
function asText(sql: string): QueryArrayConfig {
  const config: QueryArrayConfig & { queryMode: 'extended' } = {
    text: sql,
    queryMode: 'extended',
    rowMode: 'array',
    types: { getTypeParser: () => String },
  };
  return config;
}

function statementFailure(error: unknown): Error {
  if (!(error instanceof DatabaseError) || /^(08|53|57P)/.test(error.code ?? ''))
    return new StoreAwayError(reasonOf(error));
  const { code = null, position, hint = null } = error;
  const about = { code, hint, position: position === undefined ? null : Number(position) };
  return new StatementError('one that PostgreSQL takes', error.message, about);
}

function tooLargeError(): StatementError {
  return new StatementError(`an answer of at most ${LARGEST_ANSWER / 1e6} MB`, 'a larger one', {
    hint: 'LIMIT 100',
  });
}
