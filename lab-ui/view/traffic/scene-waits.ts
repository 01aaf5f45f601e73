import { arrowOf, awaited, isDense } from './arrows.ts';
import { xIn, type LanePlace, type Layout } from './layout.ts';
import { durationOf } from './numbers.ts';
import { discs, lines, words, type Discs, type Op } from './ops.ts';
import type { Wording } from './texts.ts';

/** Moods that wait together: when each was committed, and when and where they left; Infinity: they still wait. */
interface Wait {
  commits: readonly number[];
  leftAt: number;
  x1: number;
}

/** Moods that wait on the server for somebody to ask: a string of beads from the commit to the departure. */
export function waitOps(place: LanePlace, layout: Layout, { texts, language }: Wording): Op[] {
  const { text, left, plotWidth, now } = layout;
  const { transport } = place.lane;
  const [waits, dense] = waitsOf(place, layout);
  const strings = lines(transport, 1.4, 0.9);
  const beads = discs(transport);
  const labels: Op[] = [];
  const y = place.server + text * 0.85;
  let before = left;
  for (const { commits, leftAt, x1 } of waits) {
    const x0 = xIn(layout, commits[0]!);
    if (x1 - x0 < text * 0.7) continue;
    strings.at.push(x0, y, x1, y);
    if (leftAt !== Infinity) strings.at.push(x1, y, x1, place.server);
    if (!dense) addBeads(beads, commits, y, layout);
    const until = leftAt === Infinity ? now : leftAt;
    // Said where nobody else's departure is, so that two never stand on one another.
    const [begun, end] = [Math.max(x0, before), Math.min(x1, left + plotWidth)];
    before = Math.max(before, end);
    const lasted = durationOf(until - commits[0]!, language);
    const said = texts.waits(lasted);
    const room = (end - begun) / (text * 0.56);
    if (room < lasted.length || until > now) continue;
    const about = { size: text * 0.92, align: 'center', fill: { ink: transport, alpha: 1 } } as const;
    labels.push(words(room < said.length ? lasted : said, (begun + end) / 2, y + text * 1.1, about));
  }
  return [strings, beads, ...labels];
}

function waitsOf(place: LanePlace, layout: Layout): [Wait[], boolean] {
  const { messages, waiting } = place.lane;
  const [first, end] = awaited(place.lane, layout);
  const waits: Wait[] = [];
  for (let n = first; n < end; n++) {
    const message = messages[n]!;
    const { commits, sentAt } = message;
    if (commits.length === 0 || xIn(layout, sentAt) - xIn(layout, commits[0]!) < layout.text * 0.1) continue;
    waits.push({ commits, leftAt: sentAt, x1: arrowOf(message, place, layout).x0 });
  }
  const isWaiting = waiting.length > 0 && Number.isFinite(layout.now) && waiting[0]! < layout.now;
  if (isWaiting) waits.push({ commits: waiting, leftAt: Infinity, x1: xIn(layout, layout.now) });
  return [waits, isDense(end - first, layout)];
}

function addBeads(beads: Discs, commits: readonly number[], y: number, layout: Layout) {
  let last = NaN;
  for (const commit of commits) {
    const x = xIn(layout, commit);
    if (Math.abs(x - last) < 1.5) continue;
    last = x;
    beads.at.push(x, y, layout.text * 0.24);
  }
}
