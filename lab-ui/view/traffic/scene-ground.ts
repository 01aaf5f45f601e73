import type { Condition } from './conditions.ts';
import { xIn, type LanePlace, type Layout } from './layout.ts';
import { tickOf } from './numbers.ts';
import type { Wording } from './texts.ts';
import { addBox, areas, discs, lines, words, type Op } from './ops.ts';
import { countUpTo } from './receipts.ts';
import { ticksOf, tickStep } from './time-scale.ts';
import type { MoodTick, Traffic } from './traffic.ts';

const EMOJI_EMS = 1.9;
const HATCH_PX = 7;

/** The time axis: hairlines through everything, seconds below. */
export function axisOps(layout: Layout, wording: Wording): Op[] {
  const { window, plotWidth, text, axisY } = layout;
  const step = tickStep(window, plotWidth, text * 6);
  const grid = lines('line', 1);
  const labels: Op[] = [];
  for (const tick of ticksOf(window, step)) {
    const x = Math.round(xIn(layout, tick)) + 0.5;
    grid.at.push(x, layout.moodsY + text * 1.1, x, axisY);
    const label = tickOf(tick, step, wording.language);
    labels.push(words(label, x, axisY + text * 1.25, { size: text, align: 'center' }));
  }
  return [grid, ...labels];
}

/** The moods on top, when they were committed, and faint lines from there down to the servers. */
export function moodOps({ moods, moodAts }: Traffic, layout: Layout, now: number): Op[] {
  const { window, text, moodsY, plotWidth, lanes } = layout;
  const [first, end] = [countUpTo(moodAts, window.from), countUpTo(moodAts, Math.min(window.to, now))];
  const shown = moods.slice(first, end);
  const room = plotWidth / Math.max(1, shown.length);
  const threads = lines('soft', 1, 0.5, [1, 3]);
  const bottom = lanes.at(-1)?.server ?? moodsY;
  if (room > text * 1.2) {
    for (const { at } of shown) {
      const x = xIn(layout, at);
      threads.at.push(x, moodsY + text * 0.9, x, bottom);
    }
  }
  return [threads, ...moodSigns(shown, layout)];
}

function moodSigns(shown: readonly MoodTick[], layout: Layout): Op[] {
  const { text, moodsY } = layout;
  const ticks = lines('ink', 1, 0.75);
  const dots = discs('ink');
  const signs: Op[] = [];
  let free = -Infinity;
  let lastX = NaN;
  for (const { at, emoji } of shown) {
    const x = xIn(layout, at);
    if (emoji && x - (text * EMOJI_EMS) / 2 > free) {
      signs.push(words(emoji, x, moodsY + text * 0.45, { size: text * 1.3, align: 'center', emoji: true }));
      free = x + (text * EMOJI_EMS) / 2;
    } else if (Math.round(x) !== lastX) {
      const isAlone = x - text * 0.7 > free;
      if (!emoji) free = x;
      if (isAlone && !emoji) dots.at.push(x, moodsY, text * 0.26);
      else ticks.at.push(x, moodsY + text * 0.5, x, moodsY + text * 0.9);
      lastX = Math.round(x);
    }
  }
  return [ticks, dots, ...signs];
}

/** What was done to a lane: hatched while nothing moves, said in words where there is room. */
export function conditionOps(
  all: readonly Condition[],
  place: LanePlace,
  layout: Layout,
  wording: Wording,
): { grounds: Op[]; labels: Op[] } {
  const { window, text } = layout;
  const [grounds, labels]: [Op[], Op[]] = [[], []];
  for (const one of all) {
    if (one.transport !== null && one.transport !== place.lane.transport) continue;
    if (one.to < window.from || one.from > window.to) continue;
    const x0 = xIn(layout, Math.max(one.from, window.from));
    const x1 = xIn(layout, Math.min(one.to, window.to, layout.now));
    const [top, bottom] = [place.client - text * 0.9, place.server + text * 0.9];
    const ground = areas('warn', 0.09);
    addBox(ground, x0, top, x1, bottom);
    grounds.push(ground);
    if (one.what === 'freeze' || one.what === 'away') grounds.push(hatching(x0, x1, top, bottom));
    const label = wording.texts.conditions[one.what];
    if (x1 - x0 < label.length * text * 0.6) continue;
    const middle = (place.client + place.server) / 2 + text * 0.33;
    const fill = { ink: 'warn', alpha: 1 } as const;
    labels.push(
      words(label, (x0 + x1) / 2, middle, { size: text * 0.92, align: 'center', fill, seam: true }),
    );
  }
  return { grounds, labels };
}

/** Slanted lines that fill a box. */
function hatching(x0: number, x1: number, top: number, bottom: number): Op {
  const strokes = lines('warn', 1, 0.32);
  const height = bottom - top;
  for (let x = Math.floor((x0 - height) / HATCH_PX) * HATCH_PX; x < x1; x += HATCH_PX) {
    const left = Math.max(x, x0);
    const right = Math.min(x + height, x1);
    if (left < right) strokes.at.push(left, bottom - (left - x), right, bottom - (right - x));
  }
  return strokes;
}

/** The lanes' names, and which line is whose. */
export function nameOps(layout: Layout, { texts, transports }: Wording): Op[] {
  const { text, left, narrow, moodsY } = layout;
  const ops: Op[] = [];
  if (!narrow) ops.push(words(texts.moods, 0, moodsY + text * 0.4, { size: text }));
  for (const { lane, client, server, top } of layout.lanes) {
    const fill = { ink: lane.transport, alpha: 1 } as const;
    const name = transports[lane.transport].name;
    if (narrow) {
      ops.push(words(name, left, top + text * 1.25, { size: text * 1.05, bold: true, fill, seam: true }));
      continue;
    }
    const middle = (client + server) / 2 + text * 0.38;
    const side = { size: text * 0.92, align: 'right' } as const;
    ops.push(words(name, 0, middle, { size: text * 1.08, bold: true, fill }));
    ops.push(words(texts.client, left - text * 0.7, client + text * 0.33, side));
    ops.push(words(texts.server, left - text * 0.7, server + text * 0.33, side));
  }
  return ops;
}

/** Where "now" is, while it is in sight. */
export function nowOps(layout: Layout): Op[] {
  const { now, window, axisY, text, moodsY } = layout;
  if (now < window.from || now > window.to) return [];
  const x = Math.round(xIn(layout, now)) + 0.5;
  const line = lines('ink', 1, 0.55);
  line.at.push(x, moodsY - text * 0.6, x, axisY);
  return [line];
}
