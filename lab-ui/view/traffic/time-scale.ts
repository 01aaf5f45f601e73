/** A stretch of time as it is shown; milliseconds since the run's zero. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Least and greatest stretch that can be shown, milliseconds. */
const LEAST_MS = 2;
const GREATEST_MS = 4 * 3_600_000;

/** Where a moment stands between `left` and `left + width`, pixels; not bounded. */
export function xOf(at: number, { from, to }: Window, left: number, width: number): number {
  return left + ((at - from) / (to - from)) * width;
}

/** The moment at a place; the inverse of `xOf`. */
export function timeAt(x: number, { from, to }: Window, left: number, width: number): number {
  return from + ((x - left) / width) * (to - from);
}

/** Shows `factor` times as long a stretch; the moment `around` stays where it is. */
export function zoomed({ from, to }: Window, factor: number, around: number): Window {
  const length = Math.min(GREATEST_MS, Math.max(LEAST_MS, (to - from) * factor));
  const share = (around - from) / (to - from);
  const start = around - share * length;
  return { from: start, to: start + length };
}

/** The same stretch, `ms` later. */
export function moved({ from, to }: Window, ms: number): Window {
  return { from: from + ms, to: to + ms };
}

/** The same length, moved until it touches `whole` with at least a quarter of itself. */
export function kept(window: Window, whole: Window): Window {
  const quarter = (window.to - window.from) / 4;
  if (window.to < whole.from + quarter) return moved(window, whole.from + quarter - window.to);
  if (window.from > whole.to - quarter) return moved(window, whole.to - quarter - window.from);
  return window;
}

/** All of `whole`, with a little air at both ends. */
export function airy({ from, to }: Window): Window {
  const air = (to - from) * 0.015;
  return { from: from - air, to: to + air };
}

/** The window with the least change that shows the moment, not at its very edge. */
export function showing(window: Window, at: number): Window {
  const length = window.to - window.from;
  const margin = length * 0.12;
  if (at < window.from + margin) return moved(window, at - margin - window.from);
  if (at > window.to - margin) return moved(window, at + margin - window.to);
  return window;
}

const STEPS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000, 60_000];

/** The pause between two ticks so that they stand at least `leastPx` apart, milliseconds. */
export function tickStep({ from, to }: Window, width: number, leastPx: number): number {
  const least = ((to - from) / width) * leastPx;
  return STEPS.find((step) => step >= least) ?? Math.ceil(least / 60_000) * 60_000;
}

/** The moments that are multiples of `step`, in order. */
export function ticksOf({ from, to }: Window, step: number): number[] {
  const ticks: number[] = [];
  for (let n = Math.ceil(from / step); n * step <= to; n++) ticks.push(n * step);
  return ticks;
}
