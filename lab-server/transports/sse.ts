import type { ServerResponse } from 'node:http';
import { createEventBuffer, Session } from 'better-sse';
import { batchJson, oncePerBatch } from '../log/encode.ts';
import { drained } from './drained.ts';
import { SharedConnection } from './sse-connection.ts';
import type { ReaderView, ServerTransport } from './transport.ts';

/** How long EventSource waits before it reconnects by itself, milliseconds. */
const RETRY_MS = 1_000;

/** The id of each event is the cursor to go on from: the browser sends it back as Last-Event-ID. */
const batchEvent = oncePerBatch((batch) => {
  const buffer = createEventBuffer({ serializer: String });
  return buffer.id(batch.next).data(batchJson(batch)).dispatch();
});

/** A comment, which a browser passes over. */
const HEARTBEAT = createEventBuffer().comment().dispatch();

/** Server-Sent Events, one for each batch. */
export const sse: ServerTransport = {
  name: 'sse',
  mount({ onRequest, heartbeatMs }) {
    onRequest(async (_request, response, reader) => {
      const session = await openSession(response, reader);
      const timer = setInterval(() => void session.batch(HEARTBEAT), heartbeatMs);
      await sendAll(session, response, reader);
      clearInterval(timer);
      response.end();
    });
  },
};

async function sendAll(session: Session, response: ServerResponse, reader: ReaderView): Promise<void> {
  for await (const batch of reader.follow()) {
    await session.batch(batchEvent(batch));
    await drained(response.socket ?? response, reader);
  }
}

/** A session that has sent its head. */
function openSession(response: ServerResponse, { signal }: ReaderView): Promise<Session> {
  const options = { retry: RETRY_MS, keepAlive: null, trustClientEventId: false };
  const session = new Session(new SharedConnection(response, signal), options);
  return new Promise((resolve) => session.once('connected', () => resolve(session)));
}
