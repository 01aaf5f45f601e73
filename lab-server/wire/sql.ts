import * as v from 'valibot';
import type { ErrorBody } from './expect.ts';

/** Longest statement, characters. */
const LONGEST_STATEMENT = 10_000;

/** The body of `POST /sql`. */
export const sqlRequestSchema = v.strictObject({
  sql: v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_STATEMENT)),
});

const milliseconds = v.number();

/** The way of one change from its commit into the log, milliseconds on the server's clock. */
const hopSchema = v.object({
  /** Its place in the log: the same as that of the entry which arrives in the lanes. */
  seq: v.number(),
  committedAt: milliseconds,
  /** When this server had read it from the outbox. */
  readAt: milliseconds,
  /** When its log had it: from here on it may be sent. */
  loggedAt: milliseconds,
});

/** What a statement came to. */
export const sqlAnswerSchema = v.object({
  /** `SELECT`, `UPDATE`, … */
  command: v.string(),
  rowCount: v.nullable(v.number()),
  columns: v.array(v.string()),
  /** The first hundred, each value as PostgreSQL writes it. */
  rows: v.array(v.array(v.nullable(v.string()))),
  /** When the server was asked. */
  askedAt: milliseconds,
  /** When the changes were committed; null: there were none. */
  committedAt: v.nullable(milliseconds),
  /** Of the first hundred changes. */
  hops: v.array(hopSchema),
});
export type SqlAnswer = v.InferOutput<typeof sqlAnswerSchema>;

/** The body where a statement was refused: what PostgreSQL says is in `got`. */
export interface SqlErrorBody extends ErrorBody {
  /** PostgreSQL's SQLSTATE; null: the lab itself refused. */
  code: string | null;
  /** The character of the statement that it is about, from 1; null: none. */
  position: number | null;
  hint: string | null;
}
