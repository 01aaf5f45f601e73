import type { Reading } from '../../lab-server/wire/readings.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { LaneRecord, RunRecord } from '../../lab-server/wire/run.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';

/** A lane that had an event after each of these latencies, milliseconds. */
export function laneRecord(
  transport: TransportName,
  latencies: readonly number[],
  costs: Partial<Reading> = {},
): LaneRecord {
  const arrivals = latencies.map((latency, n) => ({
    seq: n + 1,
    at: n * 100,
    sentAt: n * 100,
    receivedAt: n * 100 + latency,
  }));
  const none = { requests: 0, useless: 0, connections: 0, open: 0, bytesUp: 0, bytesDown: 0 };
  return {
    transport,
    clock: { offsetMs: 0, uncertaintyMs: 0.25 },
    arrivals,
    missing: [],
    gaps: 0,
    reading: { client: 'c', transport, entries: latencies.length, ...none, ...costs },
    samples: [],
    states: [],
  };
}

export function runRecord(lanes: LaneRecord[], change: Partial<RunRecord> = {}): RunRecord {
  return {
    format: 'humeur-lab-run',
    version: 1,
    startedAt: '2026-01-01T12:00:00.000Z',
    origin: 0,
    lastedMs: 30_000,
    parameters: DEFAULT_PARAMETERS,
    lab: { version: '1.0.0', node: 'v20.19.0', browser: 'Chromium' },
    holdMs: 25_000,
    coalesceMs: 5,
    heartbeatMs: 15_000,
    events: 4,
    moods: [],
    complete: true,
    stopped: false,
    hidden: false,
    lanes,
    transcript: [],
    predictions: [],
    incidents: [],
    ...change,
  };
}
