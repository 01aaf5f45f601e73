import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { WriteBatch } from '../log/follow.ts';
import type { Leaving } from '../log/lifetime.ts';
import type { Batch, Cursor } from '../wire/batch.ts';
import type { TranscriptRow } from '../wire/readings.ts';
import type { TransportName } from '../wire/transports.ts';

/** What a transport knows of the reader it serves; the cursor and the counting are behind it. */
export interface ReaderView {
  /** Where the reader wants to go on; undefined: from now. */
  readonly after: Cursor | undefined;
  /** Aborts when the reader has gone or has to go: end the stream properly. */
  readonly signal: Leaving;
  /** What came after the reader's cursor, without waiting. */
  read(): Batch;
  /** Hands over every batch after the cursor, one after the other; resolves when the signal aborts, or at a `false`. */
  follow(write: WriteBatch): Promise<void>;
  /** The same for a transport that sends some of the entries only, in messages of its own. */
  pick(write: WriteBatch): Promise<void>;
  /** Counts what such a transport has written, with so many entries in it, and puts it into the transcript. */
  sent(entries: number): void;
  /** Writes a ping or a pong into the transcript. */
  note(kind: Extract<TranscriptRow['kind'], 'ping' | 'pong'>): void;
}

export interface TransportContext {
  /** How long an empty answer may be held back, milliseconds. */
  readonly holdMs: number;
  /** Pause between two signs of life on an open stream, milliseconds. */
  readonly heartbeatMs: number;
  /** Resolves when something was appended, or when `signal` aborts. */
  readonly appended: (signal: Leaving) => Promise<void>;
  /** Serves `GET /stream/<name>`. */
  onRequest(
    serve: (request: IncomingMessage, response: ServerResponse, reader: ReaderView) => Promise<void>,
  ): void;
  /** Serves the upgrade of `GET /stream/<name>`; resolves when the socket is closed. */
  onUpgrade(
    serve: (request: IncomingMessage, socket: Duplex, head: Buffer, reader: ReaderView) => Promise<void>,
  ): void;
}

/** One way of bringing the log to a reader: a few lines around `read`, `appended` and `follow`. */
export interface ServerTransport {
  readonly name: TransportName;
  mount(context: TransportContext): void;
}
