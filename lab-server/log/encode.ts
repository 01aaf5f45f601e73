import type { Batch } from '../wire/batch.ts';

/** Makes `encode` run once for a batch, whoever sends it and however often. */
export function oncePerBatch<T>(encode: (batch: Batch) => T): (batch: Batch) => T {
  const known = new WeakMap<Batch, T>();
  let last: { batch: Batch; encoded: T } | undefined;
  return (batch) => {
    // Readers get the same batch one after the other.
    if (batch === last?.batch) return last.encoded;
    const encoded = known.get(batch) ?? encode(batch);
    known.set(batch, encoded);
    last = { batch, encoded };
    return encoded;
  };
}

/** The JSON of a batch: what all transports carry. */
export const batchJson = oncePerBatch((batch) => JSON.stringify(batch));
