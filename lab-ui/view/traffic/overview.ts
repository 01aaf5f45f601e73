import type { Layout } from './layout.ts';
import { addBox, areas, lines, type Op } from './ops.ts';
import { xOf, type Window } from './time-scale.ts';
import type { LaneTraffic, Traffic } from './traffic.ts';

/** Where the strip with the whole run stands, pixels. */
export interface Strip {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly whole: Window;
}

/** Columns of the strip, pixels. */
const COLUMN_PX = 2.5;

/** Which columns of a lane have something in them, and which only what was useless. */
interface Columns {
  traffic: Traffic;
  key: string;
  useful: Uint8Array[];
}

let last: Columns | undefined;

/** The whole run in a strip, a row for each transport, and what of it the diagram shows. */
export function overviewOps(traffic: Traffic, strip: Strip, { window, text, now }: Layout): Op[] {
  const { left, top, width, height } = strip;
  const rows = columnsOf(traffic, strip, now);
  const pause = height / Math.max(1, rows.length);
  const ops: Op[] = rows.flatMap((columns, n) => {
    const { transport } = traffic.lanes[n]!;
    const [pale, full] = [areas(transport, 0.4), areas(transport, 0.95)];
    const y = top + n * pause + pause * 0.18;
    for (let column = 0; column < columns.length; column++) {
      if (columns[column] === 0) continue;
      const x = left + column * COLUMN_PX;
      addBox(columns[column] === 1 ? pale : full, x, y, x + COLUMN_PX, y + pause * 0.64);
    }
    return [pale, full];
  });
  const frame = lines('edge', 1);
  const shade = areas('ink', 0.045);
  const x0 = Math.max(left, xOf(window.from, strip.whole, left, width));
  const x1 = Math.max(x0 + text * 0.5, Math.min(left + width, xOf(window.to, strip.whole, left, width)));
  const [y0, y1] = [top - 1.5, top + height + 1.5];
  frame.at.push(x0, y0, x1, y0, x1, y0, x1, y1, x1, y1, x0, y1, x0, y1, x0, y0);
  addBox(shade, x0, y0, x1, y1);
  return [...ops, shade, frame];
}

function columnsOf(traffic: Traffic, { whole, width }: Strip, now: number): readonly Uint8Array[] {
  const until = Math.min(now, whole.to);
  const shown = Math.floor(((until - whole.from) / (whole.to - whole.from)) * (width / COLUMN_PX));
  const key = `${whole.from} ${whole.to} ${width} ${shown}`;
  if (last?.traffic === traffic && last.key === key) return last.useful;
  const useful = traffic.lanes.map((lane) => fill(lane, whole, Math.ceil(width / COLUMN_PX), until));
  last = { traffic, key, useful };
  return useful;
}

function fill({ messages }: LaneTraffic, { from, to }: Window, count: number, until: number): Uint8Array {
  const columns = new Uint8Array(count);
  for (const { sentAt, fate } of messages) {
    if (sentAt > until) break;
    const column = Math.floor(((sentAt - from) / (to - from)) * count);
    if (column < 0 || column >= count) continue;
    columns[column] = Math.max(columns[column]!, fate === 'useless' ? 1 : 2);
  }
  return columns;
}
