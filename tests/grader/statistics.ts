import { percentile } from '../../lab-ui/measure/percentile.ts';

/** The median of values in any order; NaN when there is none. */
export function median(values: readonly number[]): number {
  return percentile(Float64Array.from(values).sort(), 50);
}

/** How far apart the middle half of the values lies; NaN when there is none. */
export function interquartileRange(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return percentile(sorted, 75) - percentile(sorted, 25);
}

/** The share of the value that occurs most often, from 0 to 1. */
export function largestShare(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.max(0, ...counts.values()) / values.length;
}

/** Pearson's correlation of pairs of values; NaN when one of both never changes. */
export function correlation(xs: readonly number[], ys: readonly number[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(xs), mean(ys)];
  const product = (f: (n: number) => number) => xs.reduce((sum, _, n) => sum + f(n), 0);
  const [dx, dy] = [(n: number) => xs[n]! - meanX, (n: number) => ys[n]! - meanY];
  return product((n) => dx(n) * dy(n)) / Math.sqrt(product((n) => dx(n) ** 2) * product((n) => dy(n) ** 2));
}
