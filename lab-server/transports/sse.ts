import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import { createEventBuffer, Session } from 'better-sse';
import { batchJson, oncePerBatch } from '../log/encode.ts';
import type { Batch } from '../wire/batch.ts';
import { drained } from './drained.ts';
import { LeanConnection } from './sse-connection.ts';
import type { ReaderView, ServerTransport } from './transport.ts';

/** How long EventSource waits before it reconnects by itself, milliseconds. */
const RETRY_MS = 1_000;

/** A comment, which a browser passes over. */
const HEARTBEAT = createEventBuffer().comment().dispatch();

/** The id of each event is the cursor to go on from: the browser sends it back as Last-Event-ID. */
const batchEvent = oncePerBatch((batch) => {
  const buffer = createEventBuffer({ serializer: String });
  return Buffer.from(buffer.id(batch.next).data(batchJson(batch)).dispatch().read());
});

/** The event as a chunk (RFC 9112, 7.1): Node would make it anew for each reader, and write it in three pieces. */
const batchChunk = oncePerBatch((batch) => {
  const event = batchEvent(batch);
  return Buffer.concat([Buffer.from(`${event.length.toString(16)}\r\n`), event, Buffer.from('\r\n')]);
});

/** Server-Sent Events, one for each batch. */
export const sse: ServerTransport = {
  name: 'sse',
  mount({ onRequest, heartbeatMs }) {
    onRequest(async (_request, response, reader) => {
      const session = await openSession(response, reader);
      const timer = setInterval(() => {
        void session.batch(HEARTBEAT);
        reader.note('ping');
      }, heartbeatMs);
      const { stream, encode } = outlet(response);
      await reader.follow((batch) => (stream.write(encode(batch)) ? undefined : drained(stream, reader)));
      clearInterval(timer);
      response.end();
    });
  },
};

/** A session that has sent its head. */
function openSession(response: ServerResponse, { signal }: ReaderView): Promise<Session> {
  const options = { retry: RETRY_MS, keepAlive: null, trustClientEventId: false };
  const session = new Session(new LeanConnection(response, signal), options);
  return new Promise((resolve) => session.once('connected', () => resolve(session)));
}

/** Ready chunks go straight to the socket, unless the answer has none yet (pipelining) or no chunks (HTTP/1.0). */
function outlet(response: ServerResponse): { stream: Writable; encode: (batch: Batch) => Buffer } {
  const { socket, chunkedEncoding } = response;
  if (socket && chunkedEncoding) return { stream: socket, encode: batchChunk };
  return { stream: response, encode: batchEvent };
}
