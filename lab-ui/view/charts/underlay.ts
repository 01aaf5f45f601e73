import type { Chart, Plugin } from 'chart.js';
import { STRATEGIES } from '../strategy.ts';
import { readToken } from '../theme.ts';
import type { Point, Series } from './series.ts';

/** Two hexadecimal digits of opacity, behind a colour: bands, theory, the other run. */
const BAND = '1c';
const THEORY = '70';
const OTHER = '66';
/** A band is never thinner than this, pixels. */
const THINNEST = 4;

/** Draws what the measure is to be compared with, under it: theory, and a second run. */
export function underlay(read: () => readonly Series[]): Plugin<'line'> {
  return {
    id: 'underlay',
    beforeDatasetsDraw(chart) {
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.beginPath();
      ctx.rect(chartArea.left, chartArea.top, chartArea.width, chartArea.height);
      ctx.clip();
      for (const series of read()) drawOne(chart, series);
      ctx.restore();
    },
  };
}

function drawOne(chart: Chart<'line'>, { transport, band, expected, other }: Series) {
  const { ctx, chartArea, scales } = chart;
  const color = readToken(`--${transport}`);
  if (band && scales['y']) {
    const [bottom, top] = band.map((ms) => scales['y']!.getPixelForValue(ms)) as [number, number];
    const height = Math.max(THINNEST, bottom - top);
    ctx.fillStyle = color + BAND;
    ctx.fillRect(chartArea.left, (top + bottom - height) / 2, chartArea.width, height);
  }
  ctx.strokeStyle = color + THEORY;
  ctx.lineWidth = 1;
  ctx.setLineDash([]);
  drawLine(chart, expected);
  ctx.strokeStyle = color + OTHER;
  ctx.lineWidth = 2;
  ctx.setLineDash([...STRATEGIES[transport].dash]);
  drawLine(chart, other);
}

function drawLine({ ctx, scales: { x, y } }: Chart<'line'>, points: readonly Point[]) {
  if (!x || !y || points.length === 0) return;
  ctx.beginPath();
  for (const point of points) ctx.lineTo(x.getPixelForValue(point.x), y.getPixelForValue(point.y));
  ctx.stroke();
}
