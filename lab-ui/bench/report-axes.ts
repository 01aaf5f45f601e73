import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { RunRecord } from '../../lab-server/wire/run.ts';
import { formatClock } from '../i18n/format.ts';
import { spreadLabels } from '../view/charts/spread-labels.ts';
import { STRATEGIES } from '../view/strategy.ts';
import { html, type Html } from './report-html.ts';

/** A chart's ground in its own units. */
export const WIDTH = 480;
const HEIGHT = 240;
/** The part of it that the axes enclose. */
export const AREA = { left: 62, right: 358, top: 12, bottom: 208 };
const LABEL_GAP = 16;

/** From a value to a coordinate. */
export type Scale = (value: number) => number;

/** A value with a line across the chart. */
export interface Tick {
  value: number;
  label: string;
}

/** One lane in a chart, and what stands at its end. */
export interface Line {
  transport: TransportName;
  points: readonly { x: number; y: number }[];
  label: string;
}

/** The axes of `record`'s time and of `ticks`, and what is drawn between them. */
export function chart(
  title: string,
  record: RunRecord,
  ticks: readonly Tick[],
  y: Scale,
  drawn: readonly Html[],
): Html {
  const x = timeScale(record);
  const end = endOf(record);
  const step = 1_000 * ([2, 5, 10, 15, 30, 60, 120, 300, 600].find((s) => end / s <= 4_500) ?? 1_200);
  const times = Array.from({ length: Math.floor(end / step) + 1 }, (_, n) => n * step);
  const rows = ticks.map(
    ({ value, label }) =>
      html`<line x1="${AREA.left}" x2="${AREA.right}" y1="${round(y(value))}" y2="${round(y(value))}" />
        <text x="${AREA.left - 8}" y="${round(y(value) + 4)}" text-anchor="end">${label}</text>`,
  );
  const columns = times.map(
    (at) =>
      html`<text x="${round(x(at))}" y="${AREA.bottom + 18}" text-anchor="middle">${formatClock(at)}</text>`,
  );
  return html`<figure>
    <figcaption>${title}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">
      <g class="axes">${rows}${columns}</g>
      ${drawn}
    </svg>
  </figure>`;
}

/** A lane's line through `points`, in its colour and its dashes. */
export function path(transport: TransportName, points: readonly (readonly number[])[]): Html {
  const steps = points.map(([x = 0, y = 0], n) => `${n === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
  const dash = STRATEGIES[transport].dash.join(' ');
  return html`<path
    d="${steps}"
    fill="none"
    stroke="var(--${transport})"
    stroke-width="2"
    stroke-dasharray="${dash}"
  />`;
}

/** Each line's label at its end, apart from the others. */
export function endLabels(lines: readonly Line[], wishes: readonly number[]): Html[] {
  const places = spreadLabels(wishes, LABEL_GAP, AREA.top, AREA.bottom);
  return lines.map(
    ({ transport, label }, n) =>
      html`<text class="label" x="${AREA.right + 8}" y="${round(places[n]! + 4)}" fill="var(--${transport})"
        >${label}</text
      >`,
  );
}

/** Coordinates with a tenth: finer is not seen. */
export const round = (value: number): number => Math.round(value * 10) / 10;

const endOf = ({ lastedMs, parameters }: RunRecord) => Math.max(lastedMs, parameters.seconds * 1_000, 1_000);

/** From milliseconds since the run's start to the chart's x. */
export const timeScale = (record: RunRecord): Scale => scale(0, endOf(record), AREA.left, AREA.right);

/** Straight from `from`..`to` to `low`..`high`. */
export function scale(from: number, to: number, low: number, high: number): Scale {
  return (value) => low + ((value - from) / (to - from)) * (high - low);
}

/** The least of 1, 2, 5, 10, 20, 50, … that is not under `least`. */
export function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return [1, 2, 5].map((factor) => factor * power).find((step) => step >= least) ?? 10 * power;
}
