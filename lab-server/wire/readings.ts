import * as v from 'valibot';
import { transportSchema } from './transports.ts';

/** A client's name in requests (`?client=`), in readings and in the transcript. */
export const clientNameSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

const count = v.pipe(v.number(), v.integer());

/** What one client has cost on one transport so far, counted on the server's sockets. */
export const readingSchema = v.strictObject({
  client: v.string(),
  transport: transportSchema,
  /** HTTP requests; the upgrade of a WebSocket is one. */
  requests: count,
  /** Requests that were answered without any entry. */
  useless: count,
  /** TCP connections used. */
  connections: count,
  /** Streams or requests open now. */
  open: count,
  entries: count,
  /** Bytes on the socket: request lines, headers, framing, handshakes and pings included. */
  bytesUp: count,
  bytesDown: count,
});
export type Reading = v.InferOutput<typeof readingSchema>;

/**
 * One line of the transcript. `request` and `answer` are the heads; `frame` is a batch on an open stream;
 * `end` is the end of a stream or of an answer that was cut.
 */
export const transcriptRowSchema = v.strictObject({
  /** 1, 2, 3, … for this life of the server. */
  id: count,
  /** Milliseconds on the server's clock. */
  at: v.number(),
  client: v.string(),
  transport: transportSchema,
  /** Which TCP connection, and which request on it. */
  socket: count,
  exchange: count,
  kind: v.picklist(['request', 'answer', 'frame', 'ping', 'pong', 'end']),
  /** With `request`: the cursor asked for, and whether the TCP connection is new. */
  after: v.exactOptional(v.nullable(v.string())),
  fresh: v.exactOptional(v.boolean()),
  /** With `answer`. */
  status: v.exactOptional(count),
  /** With `answer` and `frame`. */
  entries: v.exactOptional(count),
  /** With `end`: who ended it. */
  by: v.exactOptional(v.picklist(['server', 'client', 'fault'])),
  /** Bytes of this line on the socket. */
  bytes: count,
});
export type TranscriptRow = v.InferOutput<typeof transcriptRowSchema>;
