import { DatabaseError } from 'pg';
import { ExpectationError } from '../../wire/expect.ts';
import { DuplicateIdError, StoreAwayError, type Write } from '../store.ts';
import { reasonOf } from './address.ts';

/** Throws an ExpectationError for texts that PostgreSQL cannot keep: it has no NUL, and UTF-8 no half characters. */
export function expectStorable(writes: readonly Write[]): void {
  for (const write of writes) {
    if (write.type === 'remove') continue;
    const texts = Object.entries(write.type === 'insert' ? write.humeur : write.patch);
    const [field] = texts.find(([, text]) => /\0|\p{Surrogate}/u.test(text)) ?? [];
    if (field === undefined) continue;
    throw new ExpectationError(
      `Invalid ${field}`,
      'text that a database can keep',
      'NUL or half of a character',
    );
  }
}

const UNDEFINED_TABLE = '42P01';

/**
 * What a failed write means to whoever asked for it. Class 22 and 23 are about the values, 42 is a fault of ours, but
 * for a table that somebody has taken away; everything else is a database that cannot be used now (Appendix A of its
 * manual).
 */
export function writeFailure(error: unknown, write: Write | undefined): unknown {
  if (error instanceof ExpectationError) return error;
  if (!(error instanceof DatabaseError)) return new StoreAwayError(reasonOf(error));
  const given = write?.type === 'insert' ? write.id : undefined;
  if (error.code === '23505' && given !== undefined) return new DuplicateIdError(given);
  const kind = error.code?.slice(0, 2) ?? '';
  if (kind === '22' || kind === '23')
    return new ExpectationError('Invalid humeur', 'one that the table takes', error.message);
  return kind === '42' && error.code !== UNDEFINED_TABLE ? error : new StoreAwayError(reasonOf(error));
}
