import { availableParallelism, loadavg } from 'node:os';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { RunRecord } from '../../lab-server/wire/run.ts';
import { percentile } from '../../lab-ui/measure/percentile.ts';
import { resultsOf } from '../../lab-ui/measure/results.ts';

/** What runs are held against each other by: requests, bytes both ways, and the median latency in milliseconds. */
export const FIGURES = ['requests', 'bytes', 'p50Ms'] as const;
export type FigureName = (typeof FIGURES)[number];
export type Figures = Record<FigureName, number>;

/** The figures of each transport of a run. */
export function figuresOf(record: RunRecord): Map<TransportName, Figures> {
  return new Map(
    resultsOf(record).map(({ transport, requests, bytesUp, bytesDown, latency }) => [
      transport,
      { requests, bytes: bytesUp + bytesDown, p50Ms: latency.p50 ?? NaN },
    ]),
  );
}

/** The middle of values in any order. */
export function median(values: readonly number[]): number {
  return percentile(Float64Array.from(values).sort(), 50);
}

/** Tenths of small numbers, whole large ones: as many digits as are worth reading. */
export function short(value: number): string {
  return value.toFixed(Math.abs(value) < 100 && !Number.isInteger(value) ? 1 : 0);
}

/** "+0.4 %". */
export function percent(share: number): string {
  return `${share >= 0 ? '+' : '−'}${Math.abs(share * 100).toFixed(1)} %`;
}

/** What the figures were measured on; `load` is how many programs wanted a core of late, this one among them. */
export function machine(): { node: string; cores: number; load: number } {
  return { node: process.version, cores: availableParallelism(), load: loadavg()[0]! };
}

/** A warning where other programs were at work; empty where the machine was this one's. */
export function sayLoad(loads: readonly number[]): string {
  const [most, cores] = [Math.max(...loads), availableParallelism()];
  if (most <= cores) return '';
  return `Load up to ${most.toFixed(1)} on ${cores} cores: other programs were at work, which moves latencies.\n`;
}
