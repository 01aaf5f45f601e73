import type { LabInfo } from '../../lab-server/wire/control.ts';
import type { RunParameters, RunRecord } from '../../lab-server/wire/run.ts';
import { percentile } from './percentile.ts';
import { sizesOf, typicalSizes } from './sizes.ts';
import { expectation, TYPICAL_PROCESSING_MS, type Expectation, type Surroundings } from './theory.ts';

/** What theory says before a run, with typical weights and times. */
export function expectationsBefore(parameters: RunParameters, lab: LabInfo): Expectation[] {
  const { holdMs, coalesceMs, heartbeatMs } = lab;
  const surroundings = { holdMs, coalesceMs, heartbeatMs, processingMs: TYPICAL_PROCESSING_MS };
  return parameters.transports.map((transport) => expectation(transport, parameters, surroundings));
}

/** What theory says of a run that was measured, with the weights and the processing time that this run showed. */
export function expectationsOf(record: RunRecord): Expectation[] {
  const { parameters } = record;
  return record.lanes.map(({ transport }) => expectation(transport, parameters, surroundingsOf(record)));
}

/** The surroundings that a record's own transcript and quickest arrivals show. */
export function surroundingsOf(record: RunRecord): Surroundings {
  const { parameters, transcript, holdMs, coalesceMs, heartbeatMs } = record;
  const sizes = Object.fromEntries(
    record.lanes.map(({ transport }) => {
      const typical = typicalSizes(transport, parameters);
      return [transport, sizesOf(transport, transcript, typical)];
    }),
  );
  return { holdMs, coalesceMs, heartbeatMs, processingMs: processingOf(record), sizes };
}

/** The median transit of the streams, less the network's share; typical where nothing came. Milliseconds. */
function processingOf({ lanes, parameters }: RunRecord): number {
  const streams = lanes.filter(({ transport }) => !transport.endsWith('poll'));
  const measured = (streams.length > 0 ? streams : lanes).flatMap(({ arrivals }) =>
    arrivals.map(({ sentAt, receivedAt }) => receivedAt - sentAt),
  );
  const median = percentile(Float64Array.from(measured).sort(), 50);
  return Number.isNaN(median) ? TYPICAL_PROCESSING_MS : Math.max(0.1, median - parameters.network.rttMs / 2);
}
