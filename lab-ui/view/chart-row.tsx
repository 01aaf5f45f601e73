import type { BenchModel, LaneModel } from '../bench/model.ts';
import { formatBytes, formatCount, formatMsShort } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import type { Sample } from '../../lab-server/wire/run.ts';
import { ChartPanel } from './chart-panel.tsx';
import type { ChartData, Series } from './charts/series.ts';

/** The three charts of a run: requests, bytes, latencies. */
export function ChartRow({ bench }: { bench: BenchModel }) {
  const t = texts.value.charts;
  return (
    <div class="charts">
      <ChartPanel
        kind="count"
        title={t.requests}
        hint={t.requestsHint}
        read={() => chartOf(bench, (lane) => costOf(lane, ({ requests }) => requests, formatCount))}
      />
      <ChartPanel
        kind="bytes"
        title={t.bytes}
        hint={t.bytesHint}
        read={() => chartOf(bench, (lane) => costOf(lane, (at) => at.bytesUp + at.bytesDown, formatBytes))}
      />
      <ChartPanel
        kind="latency"
        title={t.latency}
        hint={t.latencyHint}
        read={() => chartOf(bench, (lane) => latencyOf(lane, bench.elapsedMs.peek()))}
      />
    </div>
  );
}

function chartOf(bench: BenchModel, seriesOf: (lane: LaneModel) => Series): ChartData {
  const ends = bench.lanes.map((lane) => (lane.samples.value.at(-1)?.at ?? 0) / 1_000);
  return {
    seconds: Math.max(bench.parameters.value.seconds, ...ends),
    series: bench.lanes.map(seriesOf),
  };
}

function costOf(lane: LaneModel, cost: (sample: Sample) => number, format: (cost: number) => string): Series {
  const { transport, samples } = lane;
  const line = samples.value.map((sample) => ({ x: sample.at / 1_000, y: cost(sample) }));
  const last = line.at(-1);
  return {
    transport,
    line,
    dots: [],
    label: last ? `${texts.value.transports[transport].label} ${format(last.y)}` : '',
  };
}

function latencyOf(lane: LaneModel, elapsedMs: number): Series {
  const { transport, dots, latency } = lane;
  const median = latency.value.p50;
  if (median === null) return { transport, line: [], dots: dots.value, label: '' };
  const y = Math.max(median, 0.01);
  return {
    transport,
    line: [
      { x: 0, y },
      { x: elapsedMs / 1_000, y },
    ],
    dots: dots.value,
    label: `${texts.value.transports[transport].label} ${formatMsShort(median)}`,
  };
}
