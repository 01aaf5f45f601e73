import type { PaneFigures } from '../../frame/messages.ts';

/** Figures of a pane as rates: what it was given, wrote and computed, a second. */
export interface PaneRates {
  inRate: number;
  outRate: number;
  busyMs: number;
  queue: number;
  timers: number;
  rows: number;
  missing: number;
}

/** Points of a pane's history: thirty seconds, four a second. */
const KEPT = 120;

/** Makes rates of what a pane has done in `elapsedMs`; `givenBefore` is what it had been given at its beginning. */
export function ratesOf(figures: PaneFigures, elapsedMs: number, givenBefore: number): PaneRates {
  const { given, received, writes, busyMs, timers, rows, missing } = figures;
  const perSecond = 1_000 / elapsedMs;
  return {
    inRate: Math.max(0, given - givenBefore) * perSecond,
    outRate: writes * perSecond,
    busyMs: busyMs * perSecond,
    queue: Math.max(0, given - received),
    timers,
    rows,
    missing,
  };
}

/** A history with one more point. */
export function extend(history: readonly PaneRates[], rates: PaneRates): readonly PaneRates[] {
  return [...history, rates].slice(-KEPT);
}

/** The mean of a history's last second, of what jumps from point to point. */
export function lastSecond(history: readonly PaneRates[]): PaneRates | undefined {
  const recent = history.slice(-4);
  const last = recent.at(-1);
  if (!last) return undefined;
  const mean = (pick: (rates: PaneRates) => number) =>
    recent.reduce((sum, rates) => sum + pick(rates), 0) / recent.length;
  return {
    ...last,
    inRate: mean(({ inRate }) => inRate),
    outRate: mean(({ outRate }) => outRate),
    busyMs: mean(({ busyMs }) => busyMs),
  };
}
