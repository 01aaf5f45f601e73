/**
 * The p-th percentile (0–100) of ascending values, interpolated between the two nearest ranks (Hyndman & Fan 1996,
 * type 7, as in R, NumPy and Excel). NaN when there is no value.
 */
export function percentile(ascending: ArrayLike<number>, p: number): number {
  const position = ((ascending.length - 1) * p) / 100;
  const low = ascending[Math.floor(position)];
  const high = ascending[Math.ceil(position)];
  if (low === undefined || high === undefined) return NaN;
  return low + (high - low) * (position - Math.floor(position));
}
