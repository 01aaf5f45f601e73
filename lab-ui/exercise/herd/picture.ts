/** A place in a picture, pixels. */
export type PicturePoint = readonly [x: number, y: number];

/** A line through points, as the `d` of an SVG path. */
export function lineThrough(points: readonly PicturePoint[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
}

/** The area between a base line and steps of equal width that begin at `left`, as the `d` of an SVG path. */
export function stepsOver(base: number, left: number, width: number, tops: readonly number[]): string {
  const steps = tops.map((top, index) => `V${top.toFixed(1)}H${(left + (index + 1) * width).toFixed(1)}`);
  return `M${left} ${base}${steps.join('')}V${base}Z`;
}

/** Round numbers from 0 to `most`, at most `count` steps. */
export function roundSteps(most: number, count: number): number[] {
  const step = [1, 2, 5, 10, 20, 30, 60, 120].find((size) => most / size <= count) ?? 300;
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}
