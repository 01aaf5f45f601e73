import { formatShare } from '../../i18n/format.ts';
import { spreadLabels } from '../../view/charts/spread-labels.ts';
import type { HerdResult } from './news.ts';
import { lineThrough, type PicturePoint } from './picture.ts';
import { HERD } from './simulate.ts';
import { herdTexts } from './texts.ts';
import { TimeAxis } from './time-axis.tsx';
import { useWidth } from './use-width.ts';

const HEIGHT = 220;
const TOP = 14;
const LEFT = 44;
const LABELS = 132;
/** Each name has a piece of its line before it. */
const SAMPLE = 22;
const AXIS = 22;
const LABEL_GAP = 15;

/** The share of clients that is back, over time; each line is named at its end. */
export function RecoveryPicture({ results }: { results: readonly HerdResult[] }) {
  const t = herdTexts.value;
  const [figure, { value: width }] = useWidth<HTMLDivElement>();
  const seconds = HERD.horizonMs / 1_000;
  const perSecond = Math.max(0, width - LEFT - LABELS) / seconds;
  const y = (share: number) => HEIGHT - share * (HEIGHT - TOP);
  const points = ({ free }: HerdResult) => [
    [LEFT, y(0)] as PicturePoint,
    ...free.recovered.map((share, index): PicturePoint => [LEFT + (index + 1) * perSecond, y(share)]),
  ];
  const wishes = results.map(({ free }) => y(free.recovered.at(-1) ?? 0));
  const places = spreadLabels(wishes, LABEL_GAP, TOP - 4, HEIGHT);
  const said = results.map(({ strategy, free }) =>
    t.saidBack(t.strategies[strategy], formatShare(free.recovered.at(-1) ?? 0)),
  );
  return (
    <figure class="herd-figure">
      <figcaption>
        <h4>{t.recovered}</h4>
        <p class="soft">{t.recoveredHint}</p>
      </figcaption>
      <div ref={figure}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, no file */}
        <svg role="img" aria-label={t.say(t.recovered, said.join(', '))} width={width} height={HEIGHT + AXIS}>
          <rect
            class="herd-outage"
            x={LEFT}
            y={TOP}
            width={(perSecond * HERD.outageMs) / 1_000}
            height={HEIGHT - TOP}
          />
          {[0, 0.5, 1].map((share) => (
            <g key={share} class="herd-axis">
              <line x1={LEFT} x2={LEFT + seconds * perSecond} y1={y(share)} y2={y(share)} />
              <text x={LEFT - 6} y={y(share) + 4} text-anchor="end">
                {formatShare(share)}
              </text>
            </g>
          ))}
          {results.map((result, index) => (
            <g key={result.strategy} class="herd-row" data-strategy={result.strategy}>
              <path class="herd-line" d={lineThrough(points(result))} />
              <path class="herd-line" d={sampleAt(LEFT + seconds * perSecond + 6, places[index]!)} />
              <text class="herd-name" x={LEFT + seconds * perSecond + SAMPLE + 10} y={places[index]! + 4}>
                {t.strategies[result.strategy]}
              </text>
            </g>
          ))}
          <TimeAxis left={LEFT} perSecond={perSecond} seconds={seconds} y={HEIGHT} />
        </svg>
      </div>
      <p class="herd-axis-name soft">{t.axis}</p>
    </figure>
  );
}

const sampleAt = (x: number, y: number) =>
  lineThrough([
    [x, y],
    [x + SAMPLE, y],
  ]);
