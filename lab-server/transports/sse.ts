import { once } from 'node:events';
import { createEventBuffer, createSession } from 'better-sse';
import { batchJson, oncePerBatch } from '../log/encode.ts';
import type { ServerTransport } from './transport.ts';

/** How long EventSource waits before it reconnects by itself, milliseconds. */
const RETRY_MS = 1_000;

/** An empty comment: browsers drop it, proxies see that the stream is alive. Written here, so that it is told. */
const SIGN_OF_LIFE = ':\n\n';

/** The id of each event is the cursor to go on from: the browser sends it back as Last-Event-ID. */
const batchEvent = oncePerBatch((batch) => {
  const buffer = createEventBuffer({ serializer: String });
  return buffer.id(batch.next).data(batchJson(batch)).dispatch();
});

/** Server-Sent Events, one for each batch. */
export const sse: ServerTransport = {
  name: 'sse',
  mount({ onRequest, heartbeatMs }) {
    onRequest(async (request, response, reader) => {
      const headers = { 'Cache-Control': 'no-store' };
      const session = await createSession(request, response, {
        retry: RETRY_MS,
        keepAlive: null,
        headers,
      });
      const heartbeat = setInterval(() => {
        response.write(SIGN_OF_LIFE);
        reader.note('ping');
      }, heartbeatMs);
      response.once('close', () => clearInterval(heartbeat));
      for await (const batch of reader.follow()) {
        if (!session.isConnected) break;
        await session.batch(batchEvent(batch));
        if (response.writableNeedDrain) await once(response, 'drain', { signal: reader.signal });
      }
      clearInterval(heartbeat);
      response.end();
    });
  },
};
