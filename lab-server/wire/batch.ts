import * as v from 'valibot';
import { ExpectationError, expectShape } from './expect.ts';
import { changeSchema, type Change } from './humeur.ts';

/**
 * "Everything up to and including this entry has been seen": `<epoch>.<seq>`, opaque to clients.
 * The epoch names one life of the log. With bare numbers a client at 500 that meets a restarted server would
 * wait in silence for 501.
 */
export type Cursor = string & { readonly __brand: 'Cursor' };

/** One change at its place in the log. */
export interface Entry {
  readonly id: Cursor;
  /** 1, 2, 3, … without holes. */
  readonly seq: number;
  /** When it was committed: milliseconds on the server's clock. */
  readonly at: number;
  readonly change: Change;
}

/** What every transport carries, always as the same JSON. */
export interface Batch {
  readonly entries: readonly Entry[];
  /** Where to go on from. */
  readonly next: Cursor;
  /** True when entries after the reader's cursor are gone: fetch the state again. */
  readonly gap: boolean;
  /** When the server made this batch: milliseconds on the server's clock. */
  readonly sentAt: number;
}

const cursorPattern = /^([\w-]{1,40})\.(0|[1-9]\d{0,15})$/;

const cursorSchema = v.custom<Cursor>(
  (value) => typeof value === 'string' && cursorPattern.test(value),
  'a cursor "<epoch>.<seq>"',
);

const batchSchema = v.object({
  entries: v.array(v.object({ id: cursorSchema, seq: v.number(), at: v.number(), change: changeSchema })),
  next: cursorSchema,
  gap: v.boolean(),
  sentAt: v.number(),
});

export function makeCursor(epoch: string, seq: number): Cursor {
  return `${epoch}.${seq}` as Cursor;
}

/** Takes a cursor apart; throws an ExpectationError when `text` is none. */
export function parseCursor(text: string): { cursor: Cursor; epoch: string; seq: number } {
  const [cursor, epoch, seq] = cursorPattern.exec(text) ?? [];
  if (!cursor || !epoch || !seq) {
    throw new ExpectationError(
      'Malformed cursor',
      '"<epoch>.<seq>" as a batch gave it in "next", or "earliest"',
      JSON.stringify(text.slice(0, 60)),
    );
  }
  return { cursor: cursor as Cursor, epoch, seq: Number(seq) };
}

/** Reads a batch that arrived as parsed JSON; throws an ExpectationError that names the first wrong place. */
export function parseBatch(value: unknown): Batch {
  return expectShape('batch', batchSchema, value);
}
