import { answerBatch } from './answer.ts';
import type { ServerTransport } from './transport.ts';

/**
 * Answers at once, with or without news. A reader that sends If-None-Match gets 304 when its place in the log is
 * still the last one: the tag of an answer is its `next`.
 */
export const shortPoll: ServerTransport = {
  name: 'short-poll',
  mount({ onRequest }) {
    onRequest(async (request, response, reader) => {
      const batch = reader.read();
      const known = request.headers['if-none-match'];
      if (known === undefined) return answerBatch(response, batch);
      const tag = `"${batch.next}"`;
      if (known !== tag || batch.gap) return answerBatch(response, batch, { ETag: tag });
      response.writeHead(304, { ETag: tag, 'Cache-Control': 'no-store' }).end();
    });
  },
};
