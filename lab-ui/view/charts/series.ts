import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { Dot } from '../../bench/model.ts';

/** A point of a chart: seconds since the run's start, and the value. */
export interface Point {
  x: number;
  y: number;
}

/** What one transport puts into a chart. */
export interface Series {
  transport: TransportName;
  /** Its line; for latencies the median from the start until now. */
  line: readonly Point[];
  /** Single events; empty where the line says all. */
  dots: readonly Dot[];
  /** Written at the end of the line. */
  label: string;
  /** The line that theory expects; empty where it says nothing. */
  expected: readonly Point[];
  /** The latencies between which theory expects nine moods of ten, milliseconds. */
  band: readonly [low: number, high: number] | null;
  /** The same line of the run that is laid over; empty without one. */
  other: readonly Point[];
}

/** A whole chart at one moment. */
export interface ChartData {
  /** Seconds on the axis: the run's planned duration, or more when it lasted longer. */
  seconds: number;
  series: readonly Series[];
}

/** How a chart's value axis counts. */
export type AxisKind = 'count' | 'bytes' | 'latency';

/** A chart on a canvas, independent of what draws it. */
export interface ChartHandle {
  /** Draws `data`; without it draws the same again, in the colours and the language of now. */
  draw(data?: ChartData): void;
  destroy(): void;
}
