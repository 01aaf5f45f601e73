import { formatCount } from '../../i18n/format.ts';
import { language } from '../../i18n/i18n.ts';
import { makeScale, pathOf, PICTURE } from './counter-scale.ts';
import type { Sample, Simulation, Verdict } from './simulation.ts';
import type { Story } from './stories/story.ts';
import { faultTexts } from './texts.ts';
import { usePlayback } from './use-playback.ts';

interface CounterProps {
  simulation: Simulation;
  story: Story;
  verdict: Verdict | null;
  /** It runs, and nothing is known yet. */
  running: boolean;
  before: readonly Sample[] | null;
}

/** A count with its unit. */
export const withUnit = (value: number, unit: string): string =>
  unit === '' ? formatCount(value) : `${formatCount(value)}\u00a0${unit}`;

/** The counter: its figure, and its curve beside what a right program's would be. It grows as the simulation went. */
export function CounterPicture({ simulation, story, verdict, running, before }: CounterProps) {
  const t = faultTexts.value;
  const { share, again, ref } = usePlayback(verdict);
  const samples = verdict?.samples ?? [];
  const until = share * simulation.end;
  const now = samples.findLast(({ at }) => at <= until)?.value ?? 0;
  const counter = story.counter[language.value];
  const label = t.picture(
    counter,
    withUnit(verdict?.worst ?? 0, story.unit),
    withUnit(simulation.right, story.unit),
  );
  return (
    <figure class="counter" ref={ref} data-state={verdict?.name ?? 'waiting'} data-drawn={share === 1}>
      <figcaption>
        <strong class="counter-figure" aria-hidden="true">
          {verdict ? withUnit(now, story.unit) : '—'}
        </strong>
        <span>{running ? t.counting : counter}</span>
        <button type="button" class="quiet" disabled={share < 1 || !verdict} onClick={again}>
          {t.again}
        </button>
      </figcaption>
      <svg viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`} aria-hidden="true">
        <Curves {...{ simulation, story, samples, before, until }} mended={verdict?.name === 'mended'} />
      </svg>
      {verdict && <p class="unseen">{label}</p>}
    </figure>
  );
}

interface CurveProps extends Omit<CounterProps, 'verdict' | 'running'> {
  samples: readonly Sample[];
  until: number;
  mended: boolean;
}

function Curves({ simulation, story, samples, before, until, mended }: CurveProps) {
  const t = faultTexts.value;
  const { right, end } = simulation;
  const past = mended ? before : null;
  const scale = makeScale(end, [2 * right, ...[...samples, ...(past ?? [])].map(({ value }) => value)]);
  const { width, height, left, right: margin, bottom } = PICTURE;
  const [x0, x1] = [left, width - margin];
  return (
    <g>
      {[0, scale.top].map((value) => (
        <g key={value}>
          <line class="grid" x1={x0} x2={x1} y1={scale.y(value)} y2={scale.y(value)} />
          <text x={left - 6} y={scale.y(value) + 4} text-anchor="end">
            {formatCount(value)}
          </text>
        </g>
      ))}
      <text x={x0} y={height - bottom + 17}>
        0
      </text>
      <text x={x1} y={height - bottom + 17} text-anchor="end">
        {withUnit(end, story.axis[language.value])}
      </text>
      {past && <path class="curve past" d={pathOf(past, scale)} />}
      {past && (
        <text class="past" x={x1 - 4} y={scale.y(past.at(-1)?.value ?? 0) + 14} text-anchor="end">
          {t.before}
        </text>
      )}
      <path class="curve" d={pathOf(samples, scale, until)} />
      <line class="right" x1={x0} x2={x1} y1={scale.y(right)} y2={scale.y(right)} />
      <text class="right" x={(x0 + x1) / 2} y={height - bottom + 17} text-anchor="middle">
        ··· {t.right(withUnit(right, story.unit))}
      </text>
    </g>
  );
}
