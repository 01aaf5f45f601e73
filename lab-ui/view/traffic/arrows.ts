import { xIn, type LanePlace, type Layout } from './layout.ts';
import { countUpTo } from './receipts.ts';
import type { LaneTraffic, Message } from './traffic.ts';

/** An arrow on the sheet: from its tail to its head, pixels. */
export interface Arrow {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** An arrow leans at least so far, in sizes of the text: one sees which way it goes when it took no time. */
const LEAN_EMS = 0.5;
/** The head of an arrow stands so near to what it is, pixels. */
const REACH_PX = 9;

/** How many messages back the order of arrows is kept where they are closer together than they lean. */
const MEMORY = 3;

/** Where a message is drawn. What answers a question begins where that one's arrow ends, and so does a next one. */
export function arrowOf(message: Message, place: LanePlace, layout: Layout): Arrow {
  const [y0, y1] = message.up ? [place.client, place.server] : [place.server, place.client];
  const x0 = tail(message, layout, MEMORY);
  if (message.kind !== 'pong') return { x0, y0, x1: tip(message, x0, layout), y1 };
  const arrived = xIn(layout, message.receivedAt);
  return { x0: Math.min(x0, arrived - layout.text * LEAN_EMS), y0, x1: arrived, y1 };
}

function tail({ sentAt, after, kind }: Message, layout: Layout, memory: number): number {
  const x = xIn(layout, sentAt);
  if (!after || memory === 0) return x;
  const before = tail(after, layout, memory - 1);
  return Math.max(x, kind === 'frame' || kind === 'ping' ? before : tip(after, before, layout));
}

function tip({ receivedAt }: Message, x0: number, layout: Layout): number {
  const lean = x0 + layout.text * LEAN_EMS;
  // What never arrives leaves the picture.
  const x = receivedAt === Infinity ? layout.left + 2 * layout.plotWidth : xIn(layout, receivedAt);
  return Math.max(x, lean);
}

/** Whether so many arrows share the width that single ones cannot be told apart. */
export const isDense = (count: number, { text, plotWidth }: Layout): boolean =>
  count * text * 0.55 > plotWidth;

/** The range of a lane's messages that can be seen in the window: from the first to before the last index. */
export function seen({ sentAts, longestMs }: LaneTraffic, layout: Layout): [number, number] {
  const { window, plotWidth, text, now } = layout;
  const margin = ((window.to - window.from) / plotWidth) * text * 3;
  const first = countUpTo(sentAts, window.from - longestMs - margin);
  return [first, countUpTo(sentAts, Math.min(window.to + margin, now))];
}

/** The same for the messages that moods wait for in the window; they themselves may leave later. */
export function awaited({ sentAts, longestWaitMs }: LaneTraffic, { window }: Layout): [number, number] {
  const first = countUpTo(sentAts, window.from);
  return [first, countUpTo(sentAts, window.to + longestWaitMs)];
}

/** What is at a place of the sheet. */
export interface Hit {
  readonly place: LanePlace;
  readonly message: Message;
}

/** The message whose arrow is nearest to a place, if one is near. */
export function hitAt(layout: Layout, x: number, y: number): Hit | null {
  const place = layout.lanes.find(({ top, bottom }) => y >= top && y < bottom);
  if (!place) return null;
  let best: Hit | null = null;
  let least = REACH_PX;
  const [first, end] = seen(place.lane, layout);
  for (let n = first; n < end; n++) {
    const message = place.lane.messages[n]!;
    const distance = distanceTo(arrowOf(message, place, layout), x, y);
    // What brought something is worth more than what lies on it.
    const shown = message.fate === 'useless' ? distance + 0.5 : distance;
    if (shown >= least) continue;
    least = shown;
    best = { place, message };
  }
  return best;
}

/** How far a place is from an arrow, pixels. */
export function distanceTo({ x0, y0, x1, y1 }: Arrow, x: number, y: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * dx + (y - y0) * dy) / length));
  return Math.hypot(x - x0 - share * dx, y - y0 - share * dy);
}

/** The message that a step by keyboard leads to, inside a lane or to the lane beside it; the same at the ends. */
export function stepFrom(layout: Layout, from: Hit | null, dx: number, dy: number): Hit | null {
  const { lanes, window, now } = layout;
  if (!from) return nearest(lanes, 0, Math.min(window.to, now), now);
  if (dy !== 0) {
    const at = lanes.indexOf(from.place);
    for (let n = at + dy; lanes[n]; n += dy) {
      const found = nearest(lanes, n, from.message.sentAt, now);
      if (found) return found;
    }
    return from;
  }
  const { messages } = from.place.lane;
  const message = messages[messages.indexOf(from.message) + dx];
  return message && message.sentAt <= now ? { place: from.place, message } : from;
}

/** The last message of a lane, or of one after it, that was sent by `at`; the first one when none was. */
function nearest(lanes: readonly LanePlace[], index: number, at: number, now: number): Hit | null {
  const place = lanes[index];
  if (!place) return null;
  const count = countUpTo(place.lane.sentAts, at);
  const message = place.lane.messages[Math.max(0, count - 1)];
  return message && message.sentAt <= now ? { place, message } : null;
}
