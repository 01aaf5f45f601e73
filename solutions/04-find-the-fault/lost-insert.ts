import type { RowEvent } from '../../exercises/contract.ts';

/**
 * Folds the events of a batch, so that each row is written once. The table
 * does what comes out, in this order: INSERT puts the row there, UPDATE
 * changes a row that is there, DELETE removes it.
 */
export function foldBatch(batch: readonly RowEvent[]): RowEvent[] {
  const folded = new Map<string, RowEvent>();
  for (const event of batch) {
    const earlier = folded.get(event.id);
    if (earlier?.type === 'INSERT' && event.type === 'DELETE') {
      // It came and went within the batch: the table need not know.
      folded.delete(event.id);
    } else if (earlier?.type === 'INSERT' && event.type === 'UPDATE') {
      // New to the table, with its last text.
      folded.set(event.id, { ...event, type: 'INSERT' });
    } else {
      folded.set(event.id, event);
    }
  }
  return [...folded.values()];
}
