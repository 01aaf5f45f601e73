import type { Writable } from 'node:stream';
import type { ReaderView } from './transport.ts';

/** Resolves when the stream takes more, at once if it does now, or when the reader has gone. */
export function drained(stream: Writable, { signal }: ReaderView): Promise<void> | undefined {
  if (!stream.writableNeedDrain || signal.aborted) return undefined;
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    stream.on('drain', done);
    signal.addEventListener('abort', done);
  });
}
