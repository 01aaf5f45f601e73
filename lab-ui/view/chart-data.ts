import type { LaneRecord, RunRecord, Sample } from '../../lab-server/wire/run.ts';
import type { BenchModel, LaneModel } from '../bench/model.ts';
import { formatBytes, formatCount, formatMsShort } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { summarise } from '../measure/tally.ts';
import type { ChartData, Point, Series } from './charts/series.ts';
import { expectedOf, type Expected } from './theory/expected.ts';

/** A cost that is charted: what it is of a sample, what theory makes of it, how it is written. */
interface Cost {
  of: (at: Pick<Sample, 'requests' | 'bytesUp' | 'bytesDown'>) => number;
  expected: 'requests' | 'bytes';
  format: (cost: number) => string;
}

const REQUESTS: Cost = { of: ({ requests }) => requests, expected: 'requests', format: formatCount };
const BYTES: Cost = { of: (at) => at.bytesUp + at.bytesDown, expected: 'bytes', format: formatBytes };

/** The chart of requests: a line for each lane that is shown. */
export const requestsChart = (bench: BenchModel): ChartData => costChart(bench, REQUESTS);

/** The chart of bytes, up and down together. */
export const bytesChart = (bench: BenchModel): ChartData => costChart(bench, BYTES);

/** The chart of latencies: a dot for each mood, a line for the median. */
export function latencyChart(bench: BenchModel): ChartData {
  return chartOf(bench, (lane, expected, other) => {
    const { transport, dots, latency, samples } = lane;
    const median = latency.value.p50;
    // Outside a run moods still arrive, but there is no time axis to put them on.
    if (median === null || samples.value.length === 0) return emptySeries(lane);
    const otherMedian = other ? medianOf(other) : null;
    return {
      transport,
      line: level(median, bench.elapsedMs.peek()),
      dots: dots.value,
      label: labelOf(lane, median, otherMedian, formatMsShort),
      expected: [],
      band: expected ? [expected.end.latency.quantile(0.05), expected.end.latency.quantile(0.95)] : null,
      other: otherMedian === null ? [] : level(otherMedian, bench.other.value!.lastedMs),
    };
  });
}

function costChart(bench: BenchModel, cost: Cost): ChartData {
  return chartOf(bench, (lane, expected, other) => {
    const line = pointsOf(lane.samples.value, cost);
    const last = line.at(-1);
    if (!last) return emptySeries(lane);
    // Samples come once a second: the line's end is what the lane's own figures say.
    const now = cost.of(lane.reading.value);
    line.push({ x: Math.max(last.x, bench.elapsedMs.peek() / 1_000), y: now });
    return {
      transport: lane.transport,
      line,
      dots: [],
      label: labelOf(lane, now, other ? cost.of(other.reading) : null, cost.format),
      expected: expected
        ? [
            { x: 0, y: expected.begin[cost.expected] },
            { x: expected.seconds, y: expected.end[cost.expected] },
          ]
        : [],
      band: null,
      other: other
        ? [
            ...pointsOf(other.samples, cost),
            { x: bench.other.value!.lastedMs / 1_000, y: cost.of(other.reading) },
          ]
        : [],
    };
  });
}

type SeriesOf = (lane: LaneModel, expected: Expected | undefined, other: LaneRecord | undefined) => Series;

function chartOf(bench: BenchModel, seriesOf: SeriesOf): ChartData {
  const lanes = bench.lanes.value;
  const expected = expectedOf(bench);
  const other = bench.other.value;
  const ends = lanes.map((lane) => lane.samples.value.at(-1)?.at ?? 0);
  const lasted = Math.max(bench.elapsedMs.peek(), other?.lastedMs ?? 0, ...ends);
  return {
    seconds: Math.max(bench.parameters.value.seconds * 1_000, lasted) / 1_000,
    series: lanes.map((lane) => {
      const isOwn = ({ transport }: { transport: string }) => transport === lane.transport;
      return seriesOf(lane, expected.find(isOwn), other?.lanes.find(isOwn));
    }),
  };
}

const pointsOf = (samples: readonly Sample[], { of }: Cost): Point[] =>
  samples.map((sample) => ({ x: sample.at / 1_000, y: of(sample) }));

/** A line at one height, which a logarithmic axis can show. */
function level(ms: number, untilMs: number): Point[] {
  const y = Math.max(ms, 0.01);
  return [
    { x: 0, y },
    { x: untilMs / 1_000, y },
  ];
}

function labelOf(
  { transport }: LaneModel,
  own: number,
  other: number | null,
  format: (value: number) => string,
): string {
  const label = `${texts.value.transports[transport].label} ${format(own)}`;
  return other === null ? label : `${label} · B ${format(other)}`;
}

const medians = new WeakMap<LaneRecord['arrivals'], number | null>();

function medianOf({ arrivals }: RunRecord['lanes'][number]): number | null {
  let median = medians.get(arrivals);
  if (median === undefined) {
    median = summarise(arrivals.map(({ at, receivedAt }) => receivedAt - at)).p50;
    medians.set(arrivals, median);
  }
  return median;
}

function emptySeries({ transport }: LaneModel): Series {
  return { transport, line: [], dots: [], label: '', expected: [], band: null, other: [] };
}
