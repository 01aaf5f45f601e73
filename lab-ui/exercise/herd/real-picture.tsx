import { formatCount } from '../../i18n/format.ts';
import { lineThrough, stepsOver, type PicturePoint } from './picture.ts';
import type { RealState } from './real-counts.ts';
import { herdTexts } from './texts.ts';
import { TimeAxis } from './time-axis.tsx';
import { useWidth } from './use-width.ts';

const HEIGHT = 130;
const TOP = 20;
const LEFT = 34;
const AXIS = 22;
const OUTAGE_S = 5;
const LEAST_S = 12;

/** Attempts per second of real WebSockets: a surface as the page made them, a line as they came to the server. */
export function RealPicture({ state: { page, server } }: { state: RealState }) {
  const t = herdTexts.value.real;
  const [figure, { value: width }] = useWidth<HTMLDivElement>();
  const seconds = Math.max(LEAST_S, page.length, server.length);
  const perSecond = Math.max(0, width - LEFT - 12) / seconds;
  const most = Math.max(10, ...page, ...server);
  const y = (count: number) => HEIGHT - (count / most) * (HEIGHT - TOP);
  const middles = server.map((count, second): PicturePoint => [LEFT + (second + 0.5) * perSecond, y(count)]);
  const sum = (counts: readonly number[]) => formatCount(counts.reduce((one, other) => one + other, 0));
  const said = `${t.page} ${sum(page)}, ${t.server} ${sum(server)}`;
  return (
    <figure class="herd-figure">
      <figcaption>
        <h5>{t.chart}</h5>
        <p class="herd-key" aria-hidden="true">
          <span class="herd-key-page">
            {t.page} ({sum(page)})
          </span>
          <span class="herd-key-server">
            {t.server} ({sum(server)})
          </span>
        </p>
      </figcaption>
      <div ref={figure}>
        {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, no file */}
        <svg role="img" aria-label={herdTexts.value.say(t.chart, said)} width={width} height={HEIGHT + AXIS}>
          <rect class="herd-outage" x={LEFT} y={TOP} width={perSecond * OUTAGE_S} height={HEIGHT - TOP} />
          <g class="herd-axis">
            <text x={LEFT - 6} y={y(most) + 4} text-anchor="end">
              {formatCount(most)}
            </text>
            <text x={LEFT - 6} y={y(0)} text-anchor="end">
              0
            </text>
          </g>
          <path class="herd-page" d={stepsOver(HEIGHT, LEFT, perSecond, page.map(y))} />
          {middles.length > 0 && <path class="herd-server" d={lineThrough(middles)} />}
          <TimeAxis left={LEFT} perSecond={perSecond} seconds={seconds} y={HEIGHT} />
        </svg>
      </div>
      <p class="herd-axis-name soft">{herdTexts.value.axis}</p>
    </figure>
  );
}
