import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { RunParameters } from '../../lab-server/wire/run.ts';

/** What one transport's messages weigh on the socket, bytes. */
export interface Sizes {
  requestHead: number;
  /** The head of a stream's answer; 0 for polls, whose heads come with each answer. */
  streamHead: number;
  /** An answer or a frame without any entry. */
  empty: number;
  /** What one entry adds to it. */
  entry: number;
  /** A conditional poll's 304. */
  notModified: number;
  /** A sign of life, both ways together. */
  heartbeat: number;
}

/** JSON of an entry without its comment, and of the row's former state that an UPDATE carries along. */
const ENTRY_JSON = 200;
const OLD_ROW_JSON = 130;

/** A change by Supabase Realtime names topic, table and columns each time; a DELETE has no row, and no row its past. */
const REALTIME_JSON = 450;
const REALTIME_ROW_JSON = 130;

/**
 * Typical weights, for expecting before anything was measured. Measured with headless Chromium and Node 20 without
 * cookies: a poll's head 490 B, an EventSource's 553 B, a WebSocket's handshake 499 B, an empty answer 156 B. With
 * supabase-js 2.109: a handshake 534 B, a join and its replies 565 B, a heartbeat 41 B and its reply 64 B.
 */
export function typicalSizes(transport: TransportName, parameters: RunParameters): Sizes {
  const { feed, cookieBytes } = parameters;
  const { insert, update, delete: removed } = feed.mix;
  const all = insert + update + removed;
  const row = ENTRY_JSON + feed.payloadBytes;
  const batched = row + (update / all) * (OLD_ROW_JSON + feed.payloadBytes);
  const told = REALTIME_JSON + (1 - removed / all) * (REALTIME_ROW_JSON + feed.payloadBytes);
  const entry = transport === 'supabase' ? told : batched;
  const [head, streamHead, empty, heartbeat] = TYPICAL[transport];
  return { requestHead: head + cookieBytes, streamHead, empty, entry, notModified: 130, heartbeat };
}

const TYPICAL: Record<TransportName, [head: number, streamHead: number, empty: number, heartbeat: number]> = {
  'short-poll': [490, 0, 230, 0],
  'long-poll': [490, 0, 230, 0],
  sse: [553, 240, 110, 9],
  websocket: [499, 129, 80, 8],
  ndjson: [490, 200, 85, 6],
  supabase: [534, 690, 0, 105],
};

/** What the messages of a run really weighed, from its transcript; typical weights where it has none. */
export function sizesOf(
  transport: TransportName,
  transcript: readonly TranscriptRow[],
  typical: Sizes,
): Sizes {
  const rows = transcript.filter((row) => row.transport === transport);
  if (transport === 'supabase') return realtimeSizes(rows, typical);
  const heads = rows.filter(({ kind }) => kind === 'request');
  const polls = transport.endsWith('poll');
  const carriers = rows.filter(
    ({ kind, status }) => kind === (polls ? 'answer' : 'frame') && (!polls || status === 200),
  );
  const { empty, entry } = fitLine(carriers, typical.entry) ?? typical;
  return {
    requestHead: mean(heads) ?? typical.requestHead,
    streamHead: polls ? 0 : (mean(rows.filter(({ kind }) => kind === 'answer')) ?? typical.streamHead),
    empty,
    entry,
    notModified: mean(rows.filter(({ status }) => status === 304)) ?? typical.notModified,
    heartbeat: typical.heartbeat,
  };
}

/** Each entry is a message of its own; replies and notices come with the channel, once a connection. */
function realtimeSizes(rows: readonly TranscriptRow[], typical: Sizes): Sizes {
  const heads = rows.filter(({ kind }) => kind === 'request');
  const answers = rows.filter(({ kind }) => kind === 'answer');
  const frames = rows.filter(({ kind }) => kind === 'frame');
  const changes = frames.filter(({ entries }) => entries);
  const others = frames.filter(({ entries }) => !entries);
  const bytesOf = (some: readonly TranscriptRow[]) => some.reduce((sum, { bytes }) => sum + bytes, 0);
  const entries = changes.reduce((sum, row) => sum + (row.entries ?? 0), 0);
  const beginnings = bytesOf(answers) + bytesOf(others);
  return {
    ...typical,
    requestHead: mean(heads) ?? typical.requestHead,
    streamHead: answers.length > 0 ? beginnings / answers.length : typical.streamHead,
    entry: entries > 0 ? bytesOf(changes) / entries : typical.entry,
  };
}

/** Bytes = empty + entry · entries, by least squares; with one number of entries only, the given slope. */
function fitLine(rows: readonly TranscriptRow[], slope: number): Pick<Sizes, 'empty' | 'entry'> | undefined {
  if (rows.length === 0) return undefined;
  const meanOf = (value: (row: TranscriptRow) => number) =>
    rows.reduce((sum, row) => sum + value(row), 0) / rows.length;
  const entries = meanOf((row) => row.entries ?? 0);
  const bytes = meanOf((row) => row.bytes);
  const spread = meanOf((row) => ((row.entries ?? 0) - entries) ** 2);
  const together = meanOf((row) => ((row.entries ?? 0) - entries) * (row.bytes - bytes));
  const entry = spread > 0.01 ? together / spread : Math.min(slope, bytes);
  return { entry, empty: bytes - entry * entries };
}

function mean(rows: readonly TranscriptRow[]): number | undefined {
  if (rows.length === 0) return undefined;
  return rows.reduce((sum, { bytes }) => sum + bytes, 0) / rows.length;
}
