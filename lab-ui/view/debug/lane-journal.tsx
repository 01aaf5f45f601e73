import { SPAN_MS, SPANS, type LaneReport } from '../../debug/lane-log.ts';
import { debugTexts } from '../../debug/texts.ts';
import { formatClock, formatCount, formatDecimal, formatMs } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';
import { StatesStrip } from './states-strip.tsx';

/** One lane's journal in figures: its state and states, moods over time, types, latency. */
export function LaneJournal({ report }: { report: LaneReport }) {
  const { transport, state, uptimeMs, perMinute, meanLatencyMs, types } = report;
  const t = debugTexts();
  const { name } = texts.value.transports[transport];
  return (
    <article class="journal-lane" data-transport={transport}>
      <header>
        <h3>{name}</h3>
        <p class="chip" data-state={state.name}>
          <span class="chip-dot" aria-hidden="true" />
          {state.name === 'reconnecting' ? t.reconnecting : texts.value.states[state.name]}
        </p>
      </header>
      <StatesStrip report={report} name={name} />
      <Spans report={report} name={name} />
      <dl>
        <div>
          <dt>{t.uptime}</dt>
          <dd>{uptimeMs === null ? t.notConnected : formatClock(uptimeMs)}</dd>
        </div>
        <div>
          <dt>
            {t.perMinute} <small>{t.perMinuteHint}</small>
          </dt>
          <dd>{formatDecimal(perMinute, 1)}</dd>
        </div>
        <div>
          <dt>
            {t.latency} <small>{t.latencyHint}</small>
          </dt>
          <dd>{meanLatencyMs === null ? t.none : formatMs(meanLatencyMs)}</dd>
        </div>
        {(['INSERT', 'UPDATE', 'DELETE'] as const).map((type) => (
          <div key={type}>
            <dt>{t.types[type]}</dt>
            <dd>{formatCount(types[type])}</dd>
          </div>
        ))}
      </dl>
    </article>
  );
}

const HEIGHT = 26;
const BAR = 8;

/** Moods in each span of the last five minutes, as bars; the tallest fills the height. */
function Spans({ report: { spans, total }, name }: { report: LaneReport; name: string }) {
  const most = Math.max(1, ...spans);
  const said = debugTexts().saidSpans(name, formatCount(total), formatCount(Math.max(...spans)));
  return (
    <svg
      class="journal-spans"
      viewBox={`0 0 ${SPANS * BAR} ${HEIGHT}`}
      preserveAspectRatio="none"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, no file
      role="img"
      aria-label={said}
    >
      <title>{said}</title>
      {spans.map((count, n) => {
        const height = count === 0 ? 1 : 2 + ((HEIGHT - 2) * count) / most;
        const key = n * SPAN_MS;
        return (
          <rect
            key={key}
            class={count === 0 ? 'none' : ''}
            x={n * BAR + 1}
            y={HEIGHT - height}
            width={BAR - 2}
            height={height}
          />
        );
      })}
    </svg>
  );
}
