import type { RunRecord } from '../../lab-server/wire/run.ts';
import { tellsSending } from '../measure/apart.ts';
import { resultsOf, type Result } from '../measure/results.ts';

type Cell = string | number | boolean | null;

/** The whole record as JSON, indented: what can be read again and compared. */
export function recordToJson(record: RunRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/**
 * The findings as CSV (RFC 4180): a header, then a row for each lane; points as decimal marks, milliseconds, bytes,
 * and an empty cell where there is nothing to say.
 */
export function recordToCsv(record: RunRecord): string {
  return csvOf(resultsOf(record).map((result, index) => rowOf(record, result, index)));
}

/**
 * Every event's times in every lane as CSV, in the lanes' order: milliseconds since the run's start on the server's
 * clock. An event that a lane never had has a row without `sent_ms` and `received_ms`; Supabase's messages
 * do not tell when they left.
 */
export function arrivalsToCsv(record: RunRecord): string {
  const { origin, moods } = record;
  const kinds = new Map(moods.map(({ seq, eventType }) => [seq, eventType]));
  const committed = new Map(moods.map(({ seq, at }) => [seq, at]));
  const since = (at: number | undefined) => (at === undefined ? null : at - origin);
  const rows = record.lanes.flatMap(({ transport, arrivals, missing }) => [
    ...arrivals.map(({ seq, at, sentAt, receivedAt }) => ({
      transport,
      seq,
      event: kinds.get(seq) ?? null,
      committed_ms: since(at),
      sent_ms: tellsSending(transport) ? since(sentAt) : null,
      received_ms: since(receivedAt),
      waited_ms: tellsSending(transport) ? sentAt - at : null,
      travelled_ms: tellsSending(transport) ? receivedAt - sentAt : null,
      latency_ms: receivedAt - at,
    })),
    ...missing.map((seq) => ({
      transport,
      seq,
      event: kinds.get(seq) ?? null,
      committed_ms: since(committed.get(seq)),
      sent_ms: null,
      received_ms: null,
      waited_ms: null,
      travelled_ms: null,
      latency_ms: null,
    })),
  ]);
  return csvOf(rows);
}

/** What a run's files are called, without their extension. */
export function fileNameOf({ startedAt }: RunRecord): string {
  return `humeur-lab-${startedAt.slice(0, 19).replaceAll(/[^\dT-]/g, '-')}`;
}

function csvOf(rows: readonly Record<string, Cell>[]): string {
  const header = Object.keys(rows[0] ?? {});
  return [header, ...rows.map((row) => Object.values(row))]
    .map((cells) => `${cells.map(cellOf).join(',')}\r\n`)
    .join('');
}

function rowOf(record: RunRecord, result: Result, index: number): Record<string, Cell> {
  const { parameters } = record;
  const lane = record.lanes[index]!;
  return {
    started_at: record.startedAt,
    lasted_ms: record.lastedMs,
    stopped: record.stopped,
    poll_ms: parameters.pollMs,
    conditional: parameters.conditional,
    rate_per_s: parameters.feed.rate,
    rhythm: parameters.feed.rhythm,
    payload_bytes: parameters.feed.payloadBytes,
    seed: parameters.feed.seed,
    transport: result.transport,
    events: result.events,
    missing: result.missing,
    gaps: lane.gaps,
    requests: result.requests,
    requests_per_minute: result.requestsPerMinute,
    useless_share: result.uselessShare,
    latency_mean_ms: result.latency.mean,
    latency_p50_ms: result.latency.p50,
    latency_p95_ms: result.latency.p95,
    latency_p99_ms: result.latency.p99,
    latency_max_ms: result.latency.max,
    clock_uncertainty_ms: lane.clock.uncertaintyMs,
    bytes_up: result.bytesUp,
    bytes_down: result.bytesDown,
    bytes_per_event: result.bytesPerEvent,
  };
}

function cellOf(cell: Cell): string {
  const text = typeof cell === 'number' ? String(Math.round(cell * 1e6) / 1e6) : String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
