import type { ScaleOptionsByType } from 'chart.js';
import { formatBytes, formatClock, formatCount, formatMsTick } from '../../i18n/format.ts';
import { readToken } from '../theme.ts';
import type { AxisKind, Series } from './series.ts';

/** What the lab sets of a Chart.js axis. */
type Axis = { type: 'linear' | 'logarithmic' } & {
  [Key in 'min' | 'max' | 'beginAtZero']?: ScaleOptionsByType<'linear'>[Key];
} & {
  border: object;
  grid: object;
  ticks: object;
  afterBuildTicks?: (scale: { ticks: { value: number }[] }) => void;
};

/** Size of all text in a chart, pixels. */
export const chartTextSize = (): number => Number.parseFloat(readToken('--chart-text'));

const font = () => ({ family: readToken('--font'), size: chartTextSize() });
const ticks = () => ({ color: readToken('--soft'), font: font(), padding: 6, maxRotation: 0 });

/** The time axis from 0 to `seconds`, with `most` steps at most, which stands still while the run fills it. */
export function timeAxis(seconds: number, most: number): Axis {
  const step = [2, 5, 10, 15, 30, 60, 120].find((length) => seconds / length <= most) ?? 300;
  return {
    type: 'linear',
    min: 0,
    max: seconds,
    border: { color: readToken('--line') },
    grid: { display: false },
    afterBuildTicks: (scale) => {
      scale.ticks = steps(0, Math.floor(seconds / step)).map((index) => ({ value: index * step }));
    },
    ticks: { ...ticks(), autoSkip: false, callback: (value: number) => formatClock(value * 1_000) },
  };
}

/** The value axis of a kind of chart, wide enough for `series`. */
export function valueAxis(kind: AxisKind, series: readonly Series[]): Axis {
  return kind === 'latency' ? latencyAxis(series) : amountAxis(kind, series);
}

const shared = () => ({ border: { display: false }, grid: { color: readToken('--line'), drawTicks: false } });

function amountAxis(kind: 'count' | 'bytes', series: readonly Series[]): Axis {
  const ends = series.flatMap(({ line, expected, other }) =>
    [line, expected, other].map((own) => own.at(-1)?.y ?? 0),
  );
  const top = Math.max(kind === 'count' ? 4 : 1_000, ...ends);
  const step = niceStep(top / 3);
  const max = Math.ceil((top * 1.04) / step) * step;
  return {
    type: 'linear',
    min: 0,
    max,
    ...shared(),
    afterBuildTicks: (scale) => {
      scale.ticks = steps(0, Math.round(max / step)).map((index) => ({ value: index * step }));
    },
    ticks: {
      ...ticks(),
      autoSkip: false,
      callback: (value: number) => (kind === 'bytes' ? formatRound(value) : formatCount(value)),
    },
  };
}

function latencyAxis(series: readonly Series[]): Axis {
  const seen = series.flatMap(({ dots }) => dots.map(({ latencyMs }) => latencyMs));
  const low = Math.max(-1, Math.floor(Math.log10(Math.max(0.01, seen.reduce(least, 1)))));
  const high = Math.max(4, Math.ceil(Math.log10(seen.reduce(most, 1))));
  return {
    type: 'logarithmic',
    min: 10 ** low,
    max: 10 ** high,
    ...shared(),
    afterBuildTicks: (scale) => {
      scale.ticks = steps(low, high).map((power) => ({ value: 10 ** power }));
    },
    ticks: { ...ticks(), autoSkip: false, callback: (value: number) => formatMsTick(value) },
  };
}

const least = (one: number, other: number) => Math.min(one, other);
const most = (one: number, other: number) => Math.max(one, other);
const steps = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

/** The least of 1, 2, 5, 10, 20, 50, … that is not under `least`. */
function niceStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(atLeast));
  return [1, 2, 5].map((factor) => factor * power).find((step) => step >= atLeast) ?? 10 * power;
}

/** Ticks are round numbers: no "20.0 kB". */
function formatRound(bytes: number): string {
  return bytes === 0 ? '0' : formatBytes(bytes).replace(/([.,]0+)(?=\D)/, '');
}
