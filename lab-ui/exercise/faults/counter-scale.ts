import type { Sample } from './simulation.ts';

/** The picture's size and the room around its curves, in its own units. */
export const PICTURE = { width: 400, height: 170, left: 44, right: 12, top: 12, bottom: 26 } as const;

/** Where samples stand in the picture. */
export interface Scale {
  x(at: number): number;
  y(value: number): number;
  /** The largest value that the axis names. */
  top: number;
}

/** A scale in which all of `values` and the whole simulation have room. */
export function makeScale(end: number, values: readonly number[]): Scale {
  const { width, height, left, right, top, bottom } = PICTURE;
  const most = roundUp(Math.max(...values));
  return {
    x: (at) => left + (at / end) * (width - left - right),
    y: (value) => height - bottom - (value / most) * (height - top - bottom),
    top: most,
  };
}

/** The next of 2, 4, 5, 8, 10, 15, 20, 25, 40, 50, … that is not smaller. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(value, 1)));
  const step = [1, 1.5, 2, 2.5, 4, 5, 6, 8, 10].find((factor) => factor * power >= value) ?? 10;
  return Math.max(2, step * power);
}

/** The curve of samples up to a moment, as an SVG path: each value holds until the next. */
export function pathOf(samples: readonly Sample[], scale: Scale, until = Number.POSITIVE_INFINITY): string {
  const points = samples.filter(({ at }) => at <= until);
  const steps = points.map(({ at, value }) => `H${round(scale.x(at))}V${round(scale.y(value))}`);
  return `M${round(scale.x(0))} ${round(scale.y(0))}${steps.join('')}`;
}

const round = (value: number) => Math.round(value * 10) / 10;
