/** Something took longer than it may. */
export class LimitError extends Error {
  readonly ms: number;

  constructor(ms: number) {
    super(`Expected an end within ${ms} ms, got none.`);
    this.ms = ms;
  }
}

/** A promise's outcome; a LimitError where it takes longer than `ms`, the signal's reason where that aborts first. */
export async function within<T>(ms: number, promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  let end = () => {};
  const limit = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new LimitError(ms)), ms);
    const stop = () => reject(signal?.reason as Error);
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };
  });
  promise.catch(() => {});
  try {
    return await Promise.race([promise, limit]);
  } finally {
    end();
  }
}
