import { texts } from '../../i18n/i18n.ts';
import { labelPlaces, placeOf, type Domain, type Marked, type MarkName } from './marks.ts';

const WIDTH = 300;
const HEIGHT = 52;
const LINE_Y = 25;
/** About how wide a character of a label is, and the room between two labels. */
const CHARACTER = 6.1;
const APART = 8;

interface AxisProps {
  /** What is measured, of which transport: for those who do not see the axis. */
  name: string;
  marked: Marked;
  domain: Domain;
  show: (value: number) => string;
}

/** Prediction, theory and measure of one quantity on one logarithmic axis, each with its figure. */
export function AxisMarks({ name, marked, domain, show }: AxisProps) {
  const t = texts.value.predict.marks;
  const at = (value: number) => placeOf(value, domain, WIDTH);
  const say = (mark: MarkName) => (marked[mark] === null ? [] : [`${t[mark]} ${show(marked[mark])}`]);
  const said = [...say('guess'), ...say('theory'), ...say('measure')].join(', ');
  const label = texts.value.charts.say(name, said);
  const under = (['guess', 'theory'] as const).filter((mark) => marked[mark] !== null);
  const words = under.map((mark) => `${t[mark]} ${show(marked[mark]!)}`);
  const places = labelPlaces(
    under.map((mark, n) => labelOf(words[n]!, at(marked[mark]!))),
    WIDTH,
  );
  const { measure } = marked;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, no file
    <svg class="axis" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <line class="axis-line" x1="0" x2={WIDTH} y1={LINE_Y} y2={LINE_Y} />
      {marked.theory !== null && <TheoryMark x={at(marked.theory)} />}
      {marked.guess !== null && <GuessMark x={at(marked.guess)} />}
      {measure !== null && <circle class="mark-measure" cx={at(measure)} cy={LINE_Y} r="5" />}
      {measure !== null && (
        <text class="label-measure" x={labelPlaces([labelOf(show(measure), at(measure))], WIDTH)[0]} y="13">
          {show(measure)}
        </text>
      )}
      {under.map((mark, n) => (
        <text key={mark} class="label-soft" x={places[n]} y={HEIGHT - 5}>
          {words[n]}
        </text>
      ))}
    </svg>
  );
}

const labelOf = (text: string, wish: number) => ({ wish, width: text.length * CHARACTER + APART });

function TheoryMark({ x }: { x: number }) {
  return <line class="mark-theory" x1={x} x2={x} y1={LINE_Y - 9} y2={LINE_Y + 9} />;
}

function GuessMark({ x }: { x: number }) {
  const [top, bottom] = [LINE_Y - 7, LINE_Y + 7];
  return <path class="mark-guess" d={`M${x} ${top}L${x + 7} ${LINE_Y}L${x} ${bottom}L${x - 7} ${LINE_Y}Z`} />;
}
