import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import type { LaneRecord, RunRecord } from '../../lab-server/wire/run.ts';
import { interventions } from './interventions.ts';
import { surroundingsOf } from './surroundings.ts';

/** A known reason why a measure is not what theory expects; times in milliseconds. */
export type Reason =
  /** The feed's seed gave another number of events than the mean. */
  | { kind: 'events'; events: number; expected: number }
  /** Standard error of the mean latency of so many events. */
  | { kind: 'chance'; errorMs: number; events: number }
  /** Standard deviation of the number of requests. */
  | { kind: 'chanceCount'; error: number }
  /** What server and browser themselves need for a transit. */
  | { kind: 'processing'; ms: number }
  /** How much longer or shorter each way may be: it spreads the percentiles, not the mean. */
  | { kind: 'jitter'; ms: number }
  /** The mean pause between two polls that was, and that was meant. */
  | { kind: 'interval'; realMs: number; meantMs: number }
  /** Each new connection costs one more round trip. */
  | { kind: 'fresh'; connections: number; requests: number }
  /** One connection that was kept alive served all requests. */
  | { kind: 'reused'; requests: number }
  /** Long polls given back empty at the end of their hold. */
  | { kind: 'hold'; count: number; holdMs: number }
  /** Events that came close after each other were written together. */
  | { kind: 'together'; entries: number; writes: number }
  /** So long there was no database, and what the feed wrote was refused. */
  | { kind: 'database'; ms: number }
  | { kind: 'missing' | 'incidents'; count: number }
  | { kind: 'hidden' | 'stopped' | 'labAway' | 'closed' | 'tunnel' | 'slowNetwork' | 'queue' };

/** What is farther from the expected than this share is worth a reason. */
const NOTABLE = { events: 0.05, interval: 0.005, together: 0.1 };

/** Why all lanes may differ from what theory expects: what befell the run, and the chance in its feed. */
export function explainRun(record: RunRecord): Reason[] {
  const { parameters, incidents, hidden, stopped, events } = record;
  const { tunnel, bytesPerSecond, jitterMs } = parameters.network;
  const count = interventions(incidents, null);
  const databaseMs = databaseAwayMs(record);
  const brokeOff = incidents.some(({ what }) => what === 'lab-away');
  const expected = expectedEvents(record);
  const differs = Math.abs(events - expected) > NOTABLE.events * expected;
  const isChance = databaseMs === 0 && !brokeOff;
  return [
    ...(stopped ? [{ kind: 'stopped' } as const] : []),
    ...(hidden ? [{ kind: 'hidden' } as const] : []),
    ...(brokeOff ? [{ kind: 'labAway' } as const] : []),
    ...(databaseMs > 0 ? [{ kind: 'database', ms: databaseMs } as const] : []),
    ...(count > 0 ? [{ kind: 'incidents', count } as const] : []),
    ...(differs && isChance ? [{ kind: 'events', events, expected } as const] : []),
    ...(jitterMs > 0 ? [{ kind: 'jitter', ms: jitterMs } as const] : []),
    ...(tunnel ? [{ kind: 'tunnel' } as const] : []),
    ...(bytesPerSecond === null ? [] : [{ kind: 'slowNetwork' } as const]),
    ...(parameters.extraStreams > 0 ? [{ kind: 'queue' } as const] : []),
  ];
}

/** Why the measures of one lane are not exactly what theory expects, as far as the record shows it. */
export function explain(record: RunRecord, lane: LaneRecord): Reason[] {
  const rows = record.transcript.filter(({ transport }) => transport === lane.transport);
  const count = lane.missing.length;
  const struck = interventions(record.incidents, lane.transport);
  const wasClosed =
    lane.transport === 'supabase' && record.incidents.some(({ what }) => what === 'supabase: phx_close');
  const isPoll = lane.transport.endsWith('poll');
  return [
    ...(count > 0 ? [{ kind: 'missing', count } as const] : []),
    ...(struck > 0 ? [{ kind: 'incidents', count: struck } as const] : []),
    ...(wasClosed ? [{ kind: 'closed' } as const] : []),
    ...ofChance(record, lane, rows),
    ...(lane.transport === 'short-poll' ? ofInterval(record, rows) : []),
    ...(isPoll ? ofConnections(record, lane) : []),
    ...ofHold(record, lane, rows),
    ...(lane.transport === 'short-poll' ? [] : ofWrites(rows)),
    ...(isPoll ? [] : [{ kind: 'processing', ms: surroundingsOf(record).processingMs } as const]),
  ];
}

/** How long the database was away during the run, milliseconds. */
function databaseAwayMs({ incidents, lastedMs }: RunRecord): number {
  let [since, sum]: [number | null, number] = [null, 0];
  for (const { at, what } of [...incidents, { at: lastedMs, what: 'database-over' }]) {
    if (what === 'database') since ??= at;
    if (what !== 'database-over' || since === null) continue;
    sum += Math.max(1, at - since);
    since = null;
  }
  return sum;
}

/** How many events the feed brings on average in the time that it had. */
function expectedEvents({ parameters, stopped, lastedMs }: RunRecord): number {
  const { feed, seconds } = parameters;
  return feed.rate * (stopped ? Math.min(seconds, lastedMs / 1_000) : seconds);
}

/**
 * A poll's latency is uniform on its interval T, so the mean of n events has a standard error of T/√(12n). A long
 * poll asks about once an event, and the number of Poisson events has a standard deviation of its square root.
 */
function ofChance(record: RunRecord, lane: LaneRecord, rows: readonly TranscriptRow[]): Reason[] {
  const { feed, pollMs } = record.parameters;
  const events = lane.arrivals.length;
  if (lane.transport === 'short-poll' && events > 0) {
    const errorMs = (meanInterval(rows) ?? pollMs) / Math.sqrt(12 * events);
    return [{ kind: 'chance', errorMs, events }];
  }
  if (lane.transport !== 'long-poll' || feed.rhythm !== 'poisson') return [];
  return [{ kind: 'chanceCount', error: Math.sqrt(expectedEvents(record)) }];
}

function ofInterval({ parameters }: RunRecord, rows: readonly TranscriptRow[]): Reason[] {
  const meantMs = parameters.pollMs;
  const realMs = meanInterval(rows);
  if (realMs === undefined || realMs - meantMs <= NOTABLE.interval * meantMs) return [];
  return [{ kind: 'interval', realMs, meantMs }];
}

/** The mean pause between two requests, milliseconds. */
function meanInterval(rows: readonly TranscriptRow[]): number | undefined {
  const times = rows.filter(({ kind }) => kind === 'request').map(({ at }) => at);
  return times.length < 3 ? undefined : (times.at(-1)! - times[0]!) / (times.length - 1);
}

function ofConnections({ parameters }: RunRecord, { reading }: LaneRecord): Reason[] {
  const { connections, requests } = reading;
  if (requests < 3) return [];
  if (connections <= 1) return [{ kind: 'reused', requests }];
  return parameters.network.rttMs > 0 ? [{ kind: 'fresh', connections, requests }] : [];
}

/** What was refused brought nothing either, but nobody held it. */
function ofHold(
  { holdMs }: RunRecord,
  { transport, reading }: LaneRecord,
  rows: readonly TranscriptRow[],
): Reason[] {
  const count = reading.useless - rows.filter(({ status = 0 }) => status >= 400).length;
  return transport === 'long-poll' && count > 0 ? [{ kind: 'hold', count, holdMs }] : [];
}

function ofWrites(rows: readonly TranscriptRow[]): Reason[] {
  const writes = rows.filter(({ entries = 0 }) => entries > 0);
  const entries = writes.reduce((sum, row) => sum + (row.entries ?? 0), 0);
  if (entries <= writes.length * (1 + NOTABLE.together)) return [];
  return [{ kind: 'together', entries, writes: writes.length }];
}
