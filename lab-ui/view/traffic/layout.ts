import type { LaneTraffic, Traffic } from './traffic.ts';
import { timeAt, xOf, type Window } from './time-scale.ts';

/** One transport's place, pixels from the top. */
export interface LanePlace {
  readonly lane: LaneTraffic;
  readonly top: number;
  readonly bottom: number;
  /** The client's lifeline, and the server's below it. */
  readonly client: number;
  readonly server: number;
}

/** Where everything stands on a sheet, pixels. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Size of the text. */
  readonly text: number;
  /** The part in which time runs. */
  readonly left: number;
  readonly plotWidth: number;
  readonly moodsY: number;
  readonly axisY: number;
  readonly lanes: readonly LanePlace[];
  /** Names stand over their lanes, not beside them. */
  readonly narrow: boolean;
  readonly window: Window;
  /** Nothing later is drawn: it has not happened. */
  readonly now: number;
}

export interface Sheet {
  width: number;
  height: number;
  text: number;
  window: Window;
  /** Infinity: the run is over. */
  now: number;
}

/** Below this width names have no column of their own. */
const NARROW_PX = 620;
/** The column of the names, in sizes of the text. */
const GUTTER_EMS = 12.4;

/** Lays the diagram out on a sheet. */
export function layoutOf(traffic: Traffic, { width, height, text, window, now }: Sheet): Layout {
  const narrow = width < NARROW_PX;
  const left = narrow ? 4 : Math.round(text * GUTTER_EMS);
  const top = Math.round(text * 2.5);
  const axisY = height - Math.round(text * 1.7);
  const room = (axisY - top) / Math.max(1, traffic.lanes.length);
  const over = narrow ? text * 1.5 : 0;
  const lanes = traffic.lanes.map((lane, n): LanePlace => {
    const begin = top + n * room;
    const inner = room - over;
    return {
      lane,
      top: begin,
      bottom: begin + room,
      client: Math.round(begin + over + inner * 0.24),
      server: Math.round(begin + over + inner * 0.75),
    };
  });
  const plotWidth = Math.max(1, width - left - Math.round(text * 0.6));
  const moodsY = Math.round(text * 1.15);
  return { width, height, text, left, plotWidth, moodsY, axisY, lanes, narrow, window, now };
}

export const xIn = (layout: Layout, at: number): number =>
  xOf(at, layout.window, layout.left, layout.plotWidth);

export const timeIn = (layout: Layout, x: number): number =>
  timeAt(x, layout.window, layout.left, layout.plotWidth);
