import { formatMsShort, formatMsTick } from '../../../i18n/format.ts';
import { exerciseTexts } from '../../i18n/texts.ts';
import { pausesOf, type Attempt } from './attempts.ts';

const WIDTH = 640;
const HEIGHT = 84;
const BAR = { top: 30, height: 22 };
/** What the picture spans at least and at most, milliseconds. */
const LEAST_MS = 10_000;
const MOST_MS = 120_000;
/** A pause narrower than this has no room for its label. */
const LABEL_ROOM = 38;

/** The attempts on the server's clock, with the pauses between them. */
export function AttemptsPicture({ attempts, now }: { attempts: readonly Attempt[]; now: number }) {
  const t = exerciseTexts.value.reconnect;
  const [first] = attempts;
  const begin = Math.max(first?.begunAt ?? now, now - MOST_MS);
  const span = Math.max(LEAST_MS, now - begin);
  const x = (at: number) => Math.max(0, ((at - begin) / span) * WIDTH);
  const pauses = pausesOf(attempts);
  const step = span > 60_000 ? 20_000 : span > 25_000 ? 5_000 : 2_000;
  const ticks = Array.from({ length: Math.floor(span / step) + 1 }, (_, nth) => nth * step);
  return (
    <svg
      class="attempts"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, no file
      role="img"
      aria-label={`${t.timeline} · ${t.summary(attempts.length)}`}
    >
      <line class="attempts-axis" x1="0" x2={WIDTH} y1={HEIGHT - 16} y2={HEIGHT - 16} />
      {ticks.map((ms) => (
        <text
          key={ms}
          class="attempts-tick"
          x={x(begin + ms)}
          y={HEIGHT - 3}
          text-anchor={ms === 0 ? 'start' : 'middle'}
        >
          {ms === 0 ? '0' : formatMsTick(ms)}
        </text>
      ))}
      {attempts.map((attempt, nth) => {
        const from = x(attempt.begunAt);
        const until = x(attempt.endedAt ?? now);
        const pause = pauses[nth] ?? null;
        return (
          <g key={attempt.exchange} class="attempt" data-outcome={attempt.outcome}>
            {pause !== null && from > 0 && (
              <Pause from={x(attempt.begunAt - pause)} until={from} ms={pause} />
            )}
            <rect x={from} y={BAR.top} width={Math.max(3, until - from)} height={BAR.height} rx="2" />
            {attempt.outcome === 'refused' && (
              <path d={`M${from - 3} ${BAR.top + 26}l7 7m0 -7l-7 7`} class="attempt-cross" />
            )}
          </g>
        );
      })}
    </svg>
  );
}

function Pause({ from, until, ms }: { from: number; until: number; ms: number }) {
  const y = BAR.top - 6;
  return (
    <>
      <path class="attempt-pause" d={`M${from + 1} ${y + 4}V${y}H${until - 1}V${y + 4}`} />
      {until - from > LABEL_ROOM && (
        <text x={(from + until) / 2} y={y - 5} text-anchor="middle">
          {formatMsShort(ms)}
        </text>
      )}
    </>
  );
}
