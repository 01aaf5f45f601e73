import * as v from 'valibot';
import type { Cursor } from './batch.ts';
import { feedSchema, type FeedState } from './feed.ts';
import { networkSchema, type NetworkProfile } from './network.ts';
import { clientNameSchema, type Reading, type TranscriptRow } from './readings.ts';
import { transportSchema, type TransportName } from './transports.ts';

/** Milliseconds, at most a minute of them. */
const upToAMinute = v.pipe(v.number(), v.minValue(0), v.maxValue(60_000));

/** What the edge does to one transport. It holds for open streams and for new requests. */
const faultSchema = v.strictObject({
  /** New requests and upgrades get 503 with Retry-After. */
  refuse: v.boolean(),
  /** Sockets stay open and nothing moves. */
  freeze: v.boolean(),
  /** Added to each direction, milliseconds. */
  delayMs: upToAMinute,
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
  deliverAfterMs: upToAMinute,
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
  v.strictObject({ type: v.literal('restart'), awayMs: upToAMinute }),
  v.strictObject({ type: v.literal('realtime-fault'), fault: realtimeFaultSchema }),
  v.strictObject({ type: v.literal('realtime-end'), how: v.picklist(CHANNEL_ENDS) }),
  v.strictObject({ type: v.literal('cut'), transport: transportSchema, how: v.picklist(CUTS) }),
]);
export type ControlRequest = v.InferOutput<typeof controlRequestSchema>;

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

/** What is done to the transports now. */
export interface Conditions {
  faults: Record<TransportName, Fault>;
  realtime: RealtimeFault;
  network: NetworkProfile;
}

/** What the lab tells over the control WebSocket: news four times a second, answers at once. */
export type ControlNews =
  | ({ type: 'hello'; lab: LabInfo; feed: FeedState; cursor: Cursor } & Conditions)
  | { type: 'readings'; at: number; readings: Reading[]; transcript: TranscriptRow[] }
  | { type: 'feed'; feed: FeedState; cursor: Cursor }
  | { type: 'database'; database: DatabaseState }
  | { type: 'time'; probe: number; now: number }
  /** Null: the log has it no longer. */
  | { type: 'place'; place: ChangePlace; cursor: Cursor | null }
  | ({ type: 'faults' } & Conditions)
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
