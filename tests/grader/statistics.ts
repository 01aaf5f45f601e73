import { percentile } from '../../lab-ui/measure/percentile.ts';

/** The median of values in any order; NaN when there is none. */
export function median(values: readonly number[]): number {
  return percentile(Float64Array.from(values).sort(), 50);
}
