import type { Batch } from '../wire/batch.ts';
import { answerBatch } from './answer.ts';
import type { ServerTransport } from './transport.ts';

/** Answers as soon as there is news, or empty after the hold; a reader without a cursor is told at once where it is. */
export const longPoll: ServerTransport = {
  name: 'long-poll',
  mount({ onRequest, appended, holdMs }) {
    onRequest(async (_request, response, reader) => {
      const first = reader.read();
      if (reader.after === undefined || hasNews(first)) return answerBatch(response, first);
      await within(holdMs, appended(reader.signal));
      answerBatch(response, reader.read());
    });
  },
};

function hasNews(batch: Batch): boolean {
  return batch.entries.length > 0 || batch.gap;
}

/** Resolves with `promise`, at the latest after `ms`. */
function within(ms: number, promise: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void promise.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
