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
        read={() =>
          chartOf(bench, (lane) =>
            costOf(lane, bench.elapsedMs.peek(), ({ requests }) => requests, formatCount),
          )
        }
      />
      <ChartPanel
        kind="bytes"
        title={t.bytes}
        hint={t.bytesHint}
        read={() =>
          chartOf(bench, (lane) =>
            costOf(lane, bench.elapsedMs.peek(), (at) => at.bytesUp + at.bytesDown, formatBytes),
          )
        }
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
  const ends = bench.lanes.value.map((lane) => lane.samples.value.at(-1)?.at ?? 0);
  return {
    seconds: Math.max(bench.parameters.value.seconds * 1_000, bench.elapsedMs.peek(), ...ends) / 1_000,
    series: bench.lanes.value.map(seriesOf),
  };
}

function costOf(
  lane: LaneModel,
  elapsedMs: number,
  cost: (at: Pick<Sample, 'requests' | 'bytesUp' | 'bytesDown'>) => number,
  format: (cost: number) => string,
): Series {
  const { transport, samples, reading } = lane;
  const line = samples.value.map((sample) => ({ x: sample.at / 1_000, y: cost(sample) }));
  const last = line.at(-1);
  if (!last) return { transport, line, dots: [], label: '' };
  // Samples come once a second: the line's end is what the lane's own figures say.
  const y = cost(reading.value);
  line.push({ x: Math.max(last.x, elapsedMs / 1_000), y });
  return { transport, line, dots: [], label: `${texts.value.transports[transport].label} ${format(y)}` };
}

function latencyOf(lane: LaneModel, elapsedMs: number): Series {
  const { transport, dots, latency, samples } = lane;
  const median = latency.value.p50;
  // Outside a run moods still arrive, but there is no time axis to put them on.
  if (median === null || samples.value.length === 0) return { transport, line: [], dots: [], label: '' };
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
