import * as v from 'valibot';
import type { Cursor } from './batch.ts';
import { networkSchema, type NetworkProfile } from './network.ts';

/** Those that carry the lab's own batches, at `/stream/<name>`, and go on from a cursor. */
export const STREAMS = ['short-poll', 'long-poll', 'sse', 'websocket', 'ndjson'] as const;
export type StreamName = (typeof STREAMS)[number];

/** The transports of the lab, in the order in which they are always shown: the streams, and what supabase-js speaks. */
export const TRANSPORTS = [...STREAMS, 'supabase'] as const;
export type TransportName = (typeof TRANSPORTS)[number];

/** Those that the chapter compares; the others are off until somebody asks for them. */
export const CHAPTER_TRANSPORTS = ['short-poll', 'long-poll', 'sse', 'websocket'] as const;

export const transportSchema = v.picklist(TRANSPORTS);
const number = (min: number, max: number) => v.pipe(v.number(), v.minValue(min), v.maxValue(max));
const integer = (min: number, max: number) => v.pipe(number(min, max), v.integer());

/** A client's name in requests (`?client=`), in readings and in the transcript. */
export const clientNameSchema = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

/** What the edge does to one transport. It holds for open streams and for new requests. */
const faultSchema = v.strictObject({
  /** New requests and upgrades get 503 with Retry-After. */
  refuse: v.boolean(),
  /** Sockets stay open and nothing moves. */
  freeze: v.boolean(),
  /** Added to each direction, milliseconds. */
  delayMs: number(0, 60_000),
});
export type Fault = v.InferOutput<typeof faultSchema>;
export const NO_FAULT: Fault = { refuse: false, freeze: false, delayMs: 0 };

/** What befalls the Supabase protocol itself, above its sockets. It holds for joins and heartbeats from now on. */
const realtimeFaultSchema = v.strictObject({
  /** Heartbeats get no reply: the client notices after one more of its intervals. */
  muteHeartbeat: v.boolean(),
  /** Joins get no reply: the client reports TIMED_OUT after ten seconds. */
  muteJoin: v.boolean(),
  /** Joins get an error reply with this reason; null: they are let in. */
  refuseJoin: v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(200))),
  /** So long after SUBSCRIBED changes begin to be delivered, milliseconds; what is committed before is lost. */
  deliverAfterMs: number(0, 60_000),
});
export type RealtimeFault = v.InferOutput<typeof realtimeFaultSchema>;
export const NO_REALTIME_FAULT: RealtimeFault = {
  muteHeartbeat: false,
  muteJoin: false,
  refuseJoin: null,
  deliverAfterMs: 0,
};

/** How the server may end every channel: `phx_close` for good, `phx_error` so that the client joins again. */
const CHANNEL_ENDS = ['phx_close', 'phx_error'] as const;
export type ChannelEnd = (typeof CHANNEL_ENDS)[number];

/** `clean`: the server ends each stream properly. `reset`: the TCP connection is torn down. */
const CUTS = ['clean', 'reset'] as const;
export type Cut = (typeof CUTS)[number];

/** Bounds of the feed's parameters, for forms and checks alike. */
export const FEED_LIMITS = {
  rate: { min: 0.01, max: 1_000 },
  payloadBytes: { min: 50, max: 10_000 },
  seconds: { min: 0.1, max: 3_600 },
} as const;

export const feedSchema = v.strictObject({
  /** Same seed, same events. */
  seed: integer(0, 2 ** 32 - 1),
  /** Mean events per second. */
  rate: number(FEED_LIMITS.rate.min, FEED_LIMITS.rate.max),
  /** `poisson`: exponential pauses, so that nothing falls into step with polling. `regular`: equal pauses. */
  rhythm: v.picklist(['poisson', 'regular']),
  /** Size of the comment, UTF-8 bytes. */
  payloadBytes: integer(FEED_LIMITS.payloadBytes.min, FEED_LIMITS.payloadBytes.max),
  /** Shares of each change; they need not add up to one. */
  mix: v.strictObject({ insert: number(0, 1), update: number(0, 1), delete: number(0, 1) }),
  /** It ends by itself after so long. */
  seconds: number(FEED_LIMITS.seconds.min, FEED_LIMITS.seconds.max),
});
export type FeedOptions = v.InferOutput<typeof feedSchema>;

/** What a change is known by to those who have it from Supabase Realtime, which tells no place in the log. */
const changePlaceSchema = v.strictObject({
  /** When it was committed, milliseconds on the server's clock. */
  at: v.number(),
  eventType: v.picklist(['INSERT', 'UPDATE', 'DELETE']),
  /** The row's. */
  id: v.number(),
});
export type ChangePlace = v.InferOutput<typeof changePlaceSchema>;

/**
 * What a page, a test or a program may ask of the lab, over the control WebSocket. `watch` names the client whose
 * readings and transcript are told from now on, instead of the one before.
 */
export const controlRequestSchema = v.variant('type', [
  v.strictObject({ type: v.literal('watch'), client: clientNameSchema }),
  v.strictObject({ type: v.literal('feed-start'), feed: feedSchema }),
  v.strictObject({ type: v.literal('feed-stop') }),
  v.strictObject({ type: v.literal('time'), probe: v.number() }),
  v.strictObject({ type: v.literal('place'), place: changePlaceSchema }),
  v.strictObject({ type: v.literal('fault'), transport: transportSchema, fault: faultSchema }),
  v.strictObject({ type: v.literal('network'), network: networkSchema }),
  v.strictObject({ type: v.literal('restart'), awayMs: number(0, 60_000) }),
  v.strictObject({ type: v.literal('realtime-fault'), fault: realtimeFaultSchema }),
  v.strictObject({ type: v.literal('realtime-end'), how: v.picklist(CHANNEL_ENDS) }),
  v.strictObject({ type: v.literal('cut'), transport: transportSchema, how: v.picklist(CUTS) }),
]);
export type ControlRequest = v.InferOutput<typeof controlRequestSchema>;

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

export interface FeedState {
  running: boolean;
  /** Events committed by the feed in this or the last run. */
  sent: number;
  /** When the feed began and will end, milliseconds on the server's clock. */
  startedAt: number | null;
  endsAt: number | null;
}

/** The database in which the moods live, as this server sees it. While it is away, reads go on and writes get 503. */
export interface DatabaseState {
  state: 'connected' | 'away';
  /** Since when, milliseconds on the server's clock. */
  since: number;
  /** `host:port/name`. */
  server: string;
  /** Why it is away, in its own words. */
  reason?: string;
}

/** What the lab tells over the control WebSocket: news four times a second, answers at once. */
export type ControlNews =
  | {
      type: 'hello';
      lab: LabInfo;
      feed: FeedState;
      cursor: Cursor;
      faults: Record<TransportName, Fault>;
      realtime: RealtimeFault;
      network: NetworkProfile;
    }
  | { type: 'readings'; at: number; readings: Reading[]; transcript: TranscriptRow[] }
  | { type: 'feed'; feed: FeedState; cursor: Cursor }
  | { type: 'database'; database: DatabaseState }
  | { type: 'time'; probe: number; now: number }
  /** Null: the log has it no longer. */
  | { type: 'place'; place: ChangePlace; cursor: Cursor | null }
  | {
      type: 'faults';
      faults: Record<TransportName, Fault>;
      realtime: RealtimeFault;
      network: NetworkProfile;
    }
  | { type: 'refused'; error: string; expected: string; got: string };

/** `GET /lab`: what runs here. */
export interface LabInfo {
  version: string;
  node: string;
  /** The log's epoch: it changes when the server restarts and nothing is durable. */
  epoch: string;
  /** Names this process: another one has counted nothing of what this one did, even where its log goes on. */
  life: string;
  /** Null: moods live in memory. */
  database: DatabaseState | null;
  /** Why `POST /sql` takes nothing here; null: it does. */
  sqlOff: string | null;
  transports: readonly TransportName[];
  holdMs: number;
  heartbeatMs: number;
  coalesceMs: number;
  capacity: number;
}
