import type { LaneRecord, RunRecord } from '../../lab-server/wire/run.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import { summarise, type LatencySummary } from './tally.ts';

/** One row of the table of findings; null where there is nothing to say. */
export interface Result {
  transport: TransportName;
  requests: number;
  requestsPerMinute: number;
  latency: LatencySummary;
  bytesUp: number;
  bytesDown: number;
  bytesPerEvent: number | null;
  /** Share of requests that brought nothing, 0–1. */
  uselessShare: number | null;
  events: number;
  missing: number;
}

/** The findings of a run, a row for each lane. */
export function resultsOf(record: RunRecord): Result[] {
  return record.lanes.map((lane) => resultOf(lane, record.lastedMs));
}

function resultOf(lane: LaneRecord, lastedMs: number): Result {
  const { requests, useless, bytesUp, bytesDown } = lane.reading;
  const events = lane.arrivals.length;
  return {
    transport: lane.transport,
    requests,
    requestsPerMinute: (requests * 60_000) / lastedMs,
    latency: summarise(lane.arrivals.map(({ at, receivedAt }) => receivedAt - at)),
    bytesUp,
    bytesDown,
    bytesPerEvent: events > 0 ? (bytesUp + bytesDown) / events : null,
    uselessShare: requests > 0 ? useless / requests : null,
    events,
    missing: lane.missing.length,
  };
}
