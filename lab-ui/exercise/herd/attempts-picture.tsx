import { formatCount } from '../../i18n/format.ts';
import type { HerdResult } from './news.ts';
import { stepsOver } from './picture.ts';
import { HERD } from './simulate.ts';
import { herdTexts } from './texts.ts';
import { TimeAxis } from './time-axis.tsx';
import { useWidth } from './use-width.ts';

const ROW = 46;
const LABELS = 104;
const AXIS = 22;

/** Attempts per second: one row for each strategy, all to the same scale. */
export function AttemptsPicture({ results }: { results: readonly HerdResult[] }) {
  const t = herdTexts.value;
  const [figure, { value: width }] = useWidth<HTMLDivElement>();
  const seconds = HERD.horizonMs / 1_000;
  const perSecond = Math.max(0, width - LABELS - 12) / seconds;
  const most = Math.max(1, ...results.map(({ free }) => Math.max(...free.attempts)));
  const height = (count: number) => Math.sqrt(count / most) * (ROW - 10);
  const said = results
    .map(({ strategy, free }) => t.saidPeak(t.strategies[strategy], formatCount(Math.max(...free.attempts))))
    .join(', ');
  const bottom = results.length * ROW;
  return (
    <figure class="herd-figure">
      <figcaption>
        <h4>{t.attempts}</h4>
        <p class="soft">{t.attemptsHint}</p>
      </figcaption>
      <div ref={figure}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, no file */}
        <svg role="img" aria-label={t.say(t.attempts, said)} width={width} height={bottom + AXIS}>
          <rect class="herd-outage" x={LABELS} width={(perSecond * HERD.outageMs) / 1_000} height={bottom} />
          {results.map(({ strategy, free }, index) => {
            const base = (index + 1) * ROW;
            const tops = free.attempts.map((count) => base - height(count));
            return (
              <g key={strategy} class="herd-row" data-strategy={strategy}>
                <line
                  class="herd-capacity"
                  x1={LABELS}
                  x2={LABELS + seconds * perSecond}
                  y1={base - height(HERD.acceptsPerSecond)}
                  y2={base - height(HERD.acceptsPerSecond)}
                />
                <path class="herd-area" d={stepsOver(base, LABELS, perSecond, tops)} />
                <text class="herd-name" x={0} y={base - 19}>
                  {t.strategies[strategy]}
                </text>
                <text class="herd-peak" x={0} y={base - 5}>
                  {t.peak(formatCount(Math.max(...free.attempts)))}
                </text>
              </g>
            );
          })}
          <TimeAxis left={LABELS} perSecond={perSecond} seconds={seconds} y={bottom} />
        </svg>
      </div>
      <p class="herd-axis-name soft">{t.axis}</p>
    </figure>
  );
}
