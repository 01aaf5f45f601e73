import { formatCount, formatDecimal } from '../../../i18n/format.ts';
import type { PaneName } from '../../frame/messages.ts';
import { exerciseTexts } from '../../i18n/texts.ts';
import { lastSecond, type PaneRates } from './history.ts';

const WIDTH = 220;
const HEIGHT = 46;
const POINTS = 120;

/** What one pane is given and does, in figures and as a line. */
export function PaneCard({ name, history }: { name: PaneName; history: readonly PaneRates[] }) {
  const t = exerciseTexts.value.batches;
  const rates = lastSecond(history);
  if (!rates) return null;
  const { inRate, outRate, busyMs, queue, timers, rows, missing } = rates;
  const still =
    name === 'yours' && history.length > 12 && rows === 0 && history.some((each) => each.inRate > 0);
  return (
    <article class="pane-card" data-pane={name} aria-label={t.panes[name]}>
      <h3>{t.panes[name]}</h3>
      <p class="soft">{still ? t.still : t.what[name]}</p>
      <dl>
        <Figure name={t.inRate} value={formatCount(inRate)} unit={t.perSecond} />
        <Figure name={t.outRate} value={formatCount(outRate)} unit={t.perSecond} strong />
        <Figure name={t.busy} value={formatDecimal(busyMs, busyMs < 10 ? 1 : 0)} unit={t.msPerSecond} />
        <Figure name={t.queue} value={formatCount(queue)} />
        <Figure name={t.timers} value={formatCount(timers)} bad={timers > 2} />
        <Figure name={t.rows} value={formatCount(rows)} />
        <Figure name={t.missing} value={formatCount(missing)} bad={missing > 0} />
      </dl>
      <Line history={history} name={t.panes[name]} />
    </article>
  );
}

interface FigureProps {
  name: string;
  value: string;
  unit?: string;
  strong?: boolean;
  bad?: boolean;
}

function Figure({ name, value, unit, strong = false, bad = false }: FigureProps) {
  return (
    <div class="pane-figure" data-strong={strong} data-bad={bad}>
      <dt>{name}</dt>
      <dd>
        {value}
        {unit && <span> {unit}</span>}
      </dd>
    </div>
  );
}

/** DOM writes a second, below what came in, on one scale. */
function Line({ history, name }: { history: readonly PaneRates[]; name: string }) {
  const t = exerciseTexts.value.batches;
  const most = Math.max(20, ...history.map(({ inRate, outRate }) => Math.max(inRate, outRate)));
  const path = (pick: (rates: PaneRates) => number) =>
    history
      .map((rates, nth) => {
        const x = ((POINTS - history.length + nth) / (POINTS - 1)) * WIDTH;
        return `${nth === 0 ? 'M' : 'L'}${x.toFixed(1)} ${(HEIGHT - (pick(rates) / most) * (HEIGHT - 4) - 2).toFixed(1)}`;
      })
      .join('');
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, no file
    <svg class="pane-line" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={t.history(name)}>
      <path class="line-in" d={path(({ inRate }) => inRate)} />
      <path class="line-out" d={path(({ outRate }) => outRate)} />
    </svg>
  );
}
