import { percentile } from './percentile.ts';

/** Latencies in milliseconds; all null while nothing has been received. */
export interface LatencySummary {
  count: number;
  mean: number | null;
  p50: number | null;
  p95: number | null;
  p99: number | null;
  max: number | null;
}

export const NO_LATENCY: LatencySummary = {
  count: 0,
  mean: null,
  p50: null,
  p95: null,
  p99: null,
  max: null,
};

/** Sums up latencies given in any order. */
export function summarise(latencies: ArrayLike<number>): LatencySummary {
  if (latencies.length === 0) return NO_LATENCY;
  const ascending = Float64Array.from(latencies).sort();
  const sum = ascending.reduce((total, value) => total + value, 0);
  return {
    count: ascending.length,
    mean: sum / ascending.length,
    p50: percentile(ascending, 50),
    p95: percentile(ascending, 95),
    p99: percentile(ascending, 99),
    max: ascending.at(-1)!,
  };
}
