import { arrowOf } from './arrows.ts';
import { xIn, type LanePlace, type Layout } from './layout.ts';
import { durationOf } from './numbers.ts';
import type { Wording } from './texts.ts';
import { addBox, addCross, areas, lines, words, type Op } from './ops.ts';
import { STRATEGIES } from '../strategy.ts';
import type { Span } from './traffic.ts';

/** A bar in pixels: on the server's line, and on the client's. */
interface Bar {
  span: Span;
  x0: number;
  x1: number;
  client0: number;
  client1: number;
}

/** What is open and for how long: pale ground between the lines, bars on them, the lifelines themselves. */
export function lifeOps(place: LanePlace, layout: Layout, wording: Wording): Op[] {
  const { transport } = place.lane;
  const { left, plotWidth, text } = layout;
  const bars = barsOf(place, layout);
  const grounds = areas(transport, 0.1);
  const held = areas(transport, 1);
  const open = areas(transport, 1);
  const ends = lines('bad', 2);
  const caps = lines(transport, 1.5);
  const half = text * 0.15;
  for (const { span, x0, x1, client0, client1 } of bars) {
    grounds.at.push(client0, place.client, client1, place.client, x1, place.server, x0, place.server);
    if (span.kind === 'held') addBox(held, x0, place.server - half * 1.7, x1, place.server + half * 1.7);
    else {
      addBox(open, x0, place.server - half, x1, place.server + half);
      addBox(open, client0, place.client - half, client1, place.client + half);
    }
    if (span.by === 'fault') addCross(ends, x1, place.server, text * 0.36);
    if (span.by === 'fault' && span.kind === 'stream') addCross(ends, client1, place.client, text * 0.36);
    const isCapped = span.kind === 'stream' && (span.by === 'client' || span.by === 'server');
    if (isCapped) caps.at.push(x1, place.server - text * 0.5, client1, place.client + text * 0.5);
  }
  const lifelines = lines(transport, 1, 0.75, STRATEGIES[transport].dash);
  for (const y of [place.client, place.server]) lifelines.at.push(left, y + 0.5, left + plotWidth, y + 0.5);
  return [grounds, lifelines, held, open, caps, ends, ...barLabels(bars, place, layout, wording)];
}

function barsOf(place: LanePlace, layout: Layout): Bar[] {
  const { window, left, plotWidth, now } = layout;
  const bars: Bar[] = [];
  let shownTo = -Infinity;
  for (const span of place.lane.spans) {
    if (span.from > Math.min(window.to, now)) break;
    if (span.to < window.from - place.lane.longestMs) continue;
    // Many short ones in one pixel look like one.
    const end = Math.round(xIn(layout, span.to));
    if (end === shownTo && span.by === 'answer') continue;
    shownTo = end;
    const { opener, closer, kind } = span;
    const arrow = opener ? arrowOf(opener, place, layout) : null;
    const begin = kind === 'held' ? arrow?.x1 : arrow?.x0;
    const x0 = begin ?? left;
    const answer = closer ? arrowOf(closer, place, layout) : null;
    const x1 = answer?.x0 ?? Math.max(x0, xIn(layout, Math.min(span.to, now, window.to + 1e6)));
    const client0 = (kind === 'held' ? arrow?.x0 : arrow?.x1) ?? left;
    bars.push({ span, x0, x1, client0, client1: Math.max(answer?.x1 ?? x1, client0) });
  }
  return bars.filter(({ x1, client1 }) => Math.max(x1, client1) >= left && x1 > -plotWidth);
}

/** How long the server held a question, how long a connection has been open: where there is room to say it. */
function barLabels(
  bars: readonly Bar[],
  place: LanePlace,
  layout: Layout,
  { texts, language }: Wording,
): Op[] {
  const { left, plotWidth, text, now } = layout;
  const size = text * 0.92;
  const ops: Op[] = [];
  for (const { span, x0, x1 } of bars) {
    const from = Math.max(x0, left);
    const to = Math.min(x1, left + plotWidth);
    const lasted = Math.min(span.to, now) - span.from;
    const known = Number.isFinite(lasted) && lasted > 0 ? durationOf(lasted, language) : '';
    const label = span.kind === 'held' ? texts.held(known) : texts.open(known);
    if (known === '' || to - from < label.length * size * 0.62) continue;
    const [x, align] =
      span.kind === 'held' ? ([(from + to) / 2, 'center'] as const) : ([from + 6, 'left'] as const);
    ops.push(words(label, x, place.server + text * 1.35, { size, align, seam: true }));
  }
  return ops;
}
