import type { Batch, Cursor } from '../wire/batch.ts';
import type { EventLog } from './event-log.ts';

/**
 * Every batch after `after`, waiting for more, until `signal` aborts. A reader without a cursor is told at once
 * where "now" is, so that it can come back to it.
 */
export async function* follow(
  log: EventLog,
  after: Cursor | undefined,
  signal: AbortSignal,
): AsyncGenerator<Batch, void, void> {
  let cursor = after;
  while (!signal.aborted) {
    const batch = log.read(cursor);
    if (batch.entries.length > 0 || batch.gap || cursor === undefined) yield batch;
    else await log.appended(signal);
    cursor = batch.next;
  }
}
