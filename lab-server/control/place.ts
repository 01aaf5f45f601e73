import type { EventLog } from '../log/event-log.ts';
import type { Cursor } from '../wire/batch.ts';
import type { ChangePlace } from '../wire/control.ts';

/** Commit times are told in hundredths of a millisecond: less than half of one is none. */
const SAME_MS = 0.005;

/** Where a change stands in the log; null when it is no longer kept. The newest one, should two be alike. */
export function placeOf(log: EventLog, { at, eventType, id }: ChangePlace): Cursor | null {
  const entry = log.findLast(({ at: committedAt, change }) => {
    const row = change.new ?? change.old;
    return change.eventType === eventType && row.id === id && Math.abs(committedAt - at) < SAME_MS;
  });
  return entry?.id ?? null;
}
