import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { LaneRecord, RunRecord, Sample } from '../../lab-server/wire/run.ts';
import { formatBytes, formatCount, formatMs, formatMsTick } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { tellsSending } from '../measure/apart.ts';
import { percentile } from '../measure/percentile.ts';
import {
  AREA,
  chart,
  endLabels,
  niceStep,
  path,
  round,
  scale,
  timeScale,
  WIDTH,
  type Line,
  type Scale,
} from './report-axes.ts';
import { html, type Html } from './report-html.ts';

/** So many dots of a lane at most: more would only make the file heavy. */
const MOST_DOTS = 1_500;
/** Where bars begin, after the lanes' names. */
const BAR_LEFT = 130;

type Cost = (sample: Pick<Sample, 'requests' | 'bytesUp' | 'bytesDown'>) => number;

/** Requests of each lane as they added up. */
export const requestsChart = (record: RunRecord, title: string): Html =>
  costChart(record, title, ({ requests }) => requests, formatCount);

/** Bytes of each lane, up and down together, as they added up. */
export const bytesChart = (record: RunRecord, title: string): Html =>
  costChart(record, title, ({ bytesUp, bytesDown }) => bytesUp + bytesDown, formatBytes);

function costChart(record: RunRecord, title: string, cost: Cost, format: (value: number) => string): Html {
  const lines = record.lanes.map(({ transport, samples, reading }): Line => {
    const points = samples.map((sample) => ({ x: sample.at, y: cost(sample) }));
    const end = { x: Math.max(record.lastedMs, points.at(-1)?.x ?? 0), y: cost(reading) };
    return { transport, points: [...points, end], label: `${shortName(transport)} ${format(end.y)}` };
  });
  const step = niceStep(Math.max(3, ...lines.flatMap(({ points }) => points.map(({ y }) => y))) / 4);
  const ticks = Array.from({ length: 6 }, (_, n) => ({ value: n * step, label: format(n * step) }));
  const top = Math.max(...lines.map(({ points }) => points.at(-1)!.y));
  const shown = ticks.filter(({ value }) => value < Math.max(top, step) + step);
  const y = scale(0, shown.at(-1)!.value, AREA.bottom, AREA.top);
  const x = timeScale(record);
  return chart(title, record, shown, y, [
    ...lines.map(({ transport, points }) =>
      path(
        transport,
        points.map((at) => [x(at.x), y(at.y)]),
      ),
    ),
    ...endLabels(
      lines,
      lines.map(({ points }) => y(points.at(-1)!.y)),
    ),
  ]);
}

/** Each mood's latency in each lane as a dot, and each lane's median as a line. */
export function latencyChart(record: RunRecord, title: string): Html {
  const lanes = record.lanes.filter(({ arrivals }) => arrivals.length > 0);
  const seen = lanes.flatMap(({ arrivals }) => arrivals.map((arrival) => latencyOf(arrival)));
  const low = Math.floor(Math.log10(seen.reduce((one, other) => Math.min(one, other), 1)));
  const high = Math.max(
    low + 1,
    Math.ceil(Math.log10(seen.reduce((one, other) => Math.max(one, other), 10))),
  );
  const ticks = Array.from({ length: high - low + 1 }, (_, n) => 10 ** (low + n));
  const logY = scale(low, high, AREA.bottom, AREA.top);
  const y = (ms: number) => logY(Math.log10(ms));
  const x = timeScale(record);
  const medians = lanes.map((lane) => percentile(Float64Array.from(lane.arrivals.map(latencyOf)).sort(), 50));
  const lines = lanes.map(({ transport }, n): Line => {
    const label = `${shortName(transport)} ${formatMs(medians[n]!)}`;
    return { transport, points: [], label };
  });
  return chart(
    title,
    record,
    ticks.map((value) => ({ value, label: formatMsTick(value) })),
    y,
    [
      ...lanes.map((lane) => dots(lane, record.origin, x, y)),
      ...lanes.map(({ transport }, n) =>
        path(
          transport,
          [AREA.left, AREA.right].map((at) => [at, y(medians[n]!)]),
        ),
      ),
      ...endLabels(lines, medians.map(y)),
    ],
  );
}

function dots(lane: LaneRecord, origin: number, x: Scale, y: Scale): Html {
  const { arrivals, transport } = lane;
  const step = Math.ceil(arrivals.length / MOST_DOTS);
  const circles = arrivals
    .filter((_, n) => n % step === 0)
    .map(
      (arrival) =>
        html`<circle cx="${round(x(arrival.at - origin))}" cy="${round(y(latencyOf(arrival)))}" r="2.4" />`,
    );
  return html`<g fill="var(--${transport})" fill-opacity="0.6">${circles}</g>`;
}

/** Where the mean latency comes from: waiting on the server, and travelling. One bar for each lane. */
export function apartChart({ lanes }: RunRecord, title: string): Html {
  const split = lanes.filter(({ transport }) => tellsSending(transport));
  const means = split.map(({ transport, arrivals }) => ({
    transport,
    waited: mean(arrivals.map(({ at, sentAt }) => sentAt - at)),
    travelled: mean(arrivals.map(({ sentAt, receivedAt }) => receivedAt - sentAt)),
  }));
  const longest = Math.max(1, ...means.map(({ waited, travelled }) => waited + travelled));
  const width = scale(0, longest, 0, WIDTH - BAR_LEFT);
  const bars = means.map(({ transport, waited, travelled }, n) => {
    const y = 8 + n * 44;
    const [first, second] = [Math.max(0, width(waited)), Math.max(1.5, width(travelled))];
    const said = `${formatMs(waited)} + ${formatMs(travelled)}`;
    return html`<text class="name" x="0" y="${y + 12}">${texts.value.transports[transport].name}</text>
      <rect
        x="${BAR_LEFT}"
        y="${y}"
        width="${round(first)}"
        height="16"
        fill="var(--${transport})"
        fill-opacity="0.45"
      />
      <rect
        x="${round(BAR_LEFT + first)}"
        y="${y}"
        width="${round(second)}"
        height="16"
        fill="var(--${transport})"
      />
      <text x="${BAR_LEFT}" y="${y + 31}">${said}</text>`;
  });
  return html`<figure>
    <figcaption>${title}</figcaption>
    <svg viewBox="0 0 ${WIDTH} ${lanes.length * 44 + 8}" role="img" aria-label="${title}">${bars}</svg>
  </figure>`;
}

const shortName = (transport: TransportName) => texts.value.transports[transport].label;
const latencyOf = ({ at, receivedAt }: LaneRecord['arrivals'][number]) => Math.max(0.01, receivedAt - at);
const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / (values.length || 1);
