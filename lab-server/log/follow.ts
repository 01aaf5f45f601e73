import type { Batch, Cursor } from '../wire/batch.ts';
import type { EventLog } from './event-log.ts';
import type { Leaving } from './lifetime.ts';

/** Writes a batch; what it returns is waited for before the next one, and `false` says that the reader takes no more. */
export type WriteBatch = (batch: Batch) => Promise<void> | false | undefined;

/**
 * Hands every batch after `after` to `write`, waiting for more, until `signal` aborts; then it resolves. A reader
 * without a cursor is told at once where "now" is, so that it can come back to it.
 *
 * An async generator would be shorter, and cost a third of a delivery: it brings each batch by way of promises.
 */
export function follow(
  log: EventLog,
  after: Cursor | undefined,
  signal: Leaving,
  write: WriteBatch,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let cursor = after;
    let ready = true;
    const proceed = () => {
      while (ready && cursor !== log.latest) {
        const batch = log.read(cursor);
        // A cursor ahead of a durable log: its entries are still to come.
        if (batch.next === cursor) return;
        cursor = batch.next;
        const written = write(batch);
        if (written === undefined) continue;
        ready = false;
        if (written === false) end();
        else written.then(goOn, reject);
      }
    };
    const goOn = () => {
      ready = !signal.aborted;
      proceed();
    };
    const end = () => {
      ready = false;
      unwatch();
      resolve();
    };
    const unwatch = log.watch(proceed);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
    else proceed();
  });
}
