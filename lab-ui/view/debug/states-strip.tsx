import { SPAN_MS, SPANS, type LaneReport } from '../../debug/lane-log.ts';
import { debugTexts } from '../../debug/texts.ts';
import { formatList } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';
import type { LinkState } from '../../link/state.ts';

const OVER_MS = SPANS * SPAN_MS;
const WIDTH = 240;
const HEIGHT = 10;

/** How tall a state stands: what is connected fills the strip, what is trying half of it. */
const TALL: Readonly<Record<LinkState['name'], number>> = {
  connected: 1,
  connecting: 0.5,
  reconnecting: 0.5,
  error: 0.25,
  disconnected: 0.1,
};

/** A lane's states over the last five minutes, now at the right; told apart by height, coloured besides. */
export function StatesStrip({ report: { states, now }, name }: { report: LaneReport; name: string }) {
  const pieces = states.map(({ at, name: state }, n) => {
    const [from, to] = [at, states[n + 1]?.at ?? now].map((time) => placeOf(time, now)) as [number, number];
    return { state, from, width: Math.max(0.8, to - from), height: TALL[state] * HEIGHT };
  });
  const said = debugTexts().saidStates(name, formatList(lastOf(states).map(wordOf)));
  return (
    <svg
      class="journal-states"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn, no file
      role="img"
      aria-label={said}
    >
      <title>{said}</title>
      {pieces.map(({ state, from, width, height }) => (
        <rect key={from} data-state={state} x={from} y={HEIGHT - height} width={width} height={height} />
      ))}
    </svg>
  );
}

const placeOf = (at: number, now: number) => Math.max(0, Math.min(WIDTH, (1 - (now - at) / OVER_MS) * WIDTH));

/** So many states are said; more would not be listened to. */
const lastOf = (states: LaneReport['states']) => states.slice(-6);

function wordOf({ name }: { name: LinkState['name'] }): string {
  return name === 'reconnecting' ? debugTexts().reconnecting : texts.value.states[name];
}
