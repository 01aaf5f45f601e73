import {
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  type ChartDataset,
} from 'chart.js';
import { TRANSPORTS } from '../../../lab-server/wire/transports.ts';
import { STRATEGIES } from '../strategy.ts';
import { readToken } from '../theme.ts';
import { chartTextSize, timeAxis, valueAxis } from './axes.ts';
import { endLabels } from './end-labels.ts';
import { underlay } from './underlay.ts';
import type { AxisKind, ChartData, ChartHandle, Point } from './series.ts';

Chart.register(LineController, LineElement, PointElement, LinearScale, LogarithmicScale);

type Dataset = ChartDataset<'line', Point[]>;

/** Least room for the labels at the right of each kind, in text sizes: few labels are longer. */
const LABEL_ROOM: Record<AxisKind, number> = { count: 6.3, bytes: 8.6, latency: 7.6 };
/** Width of a bold character, in text sizes. */
const CHARACTER = 0.66;

/** Draws a chart of all transports on `canvas`: a line for each, and dots under it where the kind has them. */
export function createChart(canvas: HTMLCanvasElement, kind: AxisKind): ChartHandle {
  let shown: ChartData = { seconds: 60, series: [] };
  const lines = TRANSPORTS.map((name): Dataset => lineOf(name));
  const dots = kind === 'latency' ? TRANSPORTS.map((name): Dataset => dotsOf(name)) : [];
  const chart = new Chart<'line', Point[]>(canvas, {
    type: 'line',
    data: { datasets: [...lines, ...dots] },
    options: {
      animation: false,
      parsing: false,
      normalized: true,
      events: [],
      responsive: true,
      maintainAspectRatio: false,
      scales: scales(kind, shown),
      layout: layout(kind, shown),
    },
    plugins: [underlay(() => shown.series), endLabels(() => shown.series)],
  });
  const draw = (data = shown) => {
    shown = data;
    const drawn = new Map(data.series.map((series) => [series.transport, series]));
    for (const [index, transport] of TRANSPORTS.entries()) {
      const { line = [], dots: own = [] } = drawn.get(transport) ?? {};
      const color = readToken(`--${transport}`);
      Object.assign(lines[index]!, { data: line, borderColor: color, borderWidth: chartTextSize() / 5.5 });
      if (dots[index]) {
        const points = own.map(({ at, latencyMs }) => ({ x: at / 1_000, y: Math.max(latencyMs, 0.01) }));
        Object.assign(dots[index], {
          data: points,
          pointBackgroundColor: `${color}99`,
          pointRadius: chartTextSize() / 5,
        });
      }
    }
    chart.options.scales = scales(kind, data);
    chart.options.layout = layout(kind, data);
    // Not update('none'): in that mode points never take new colours.
    chart.update();
  };
  draw();
  return { draw, destroy: () => chart.destroy() };
}

/** A projector's large text, or the labels of a second run, leave less room for the time. */
const isTight = (series: ChartData['series']): boolean =>
  chartTextSize() > 12 || series.some(({ other }) => other.length > 0);

function scales(kind: AxisKind, { seconds, series }: ChartData) {
  return {
    x: timeAxis(seconds, isTight(series) ? 3 : 5),
    y: valueAxis(kind, series),
  };
}

function layout(kind: AxisKind, { series }: ChartData) {
  const longest = Math.max(0, ...series.map(({ label }) => label.length));
  const room = Math.max(LABEL_ROOM[kind], longest * CHARACTER + 0.8);
  return { padding: { right: room * chartTextSize(), top: 6 } };
}

function lineOf(name: keyof typeof STRATEGIES): Dataset {
  return { data: [], borderDash: [...STRATEGIES[name].dash], pointRadius: 0, order: 0 };
}

function dotsOf(name: keyof typeof STRATEGIES): Dataset {
  const { point } = STRATEGIES[name];
  return { data: [], showLine: false, pointBorderWidth: 0, pointStyle: point, order: 1 };
}
