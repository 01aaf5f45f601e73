import type { Batch } from '../wire/batch.ts';

/** Makes `encode` run once for a batch, whoever sends it and however often. */
export function oncePerBatch<T>(encode: (batch: Batch) => T): (batch: Batch) => T {
  const known = new WeakMap<Batch, T>();
  return (batch) => {
    let encoded = known.get(batch);
    if (encoded === undefined) {
      encoded = encode(batch);
      known.set(batch, encoded);
    }
    return encoded;
  };
}

/** The JSON of a batch: what all transports carry. */
export const batchJson = oncePerBatch((batch) => JSON.stringify(batch));
