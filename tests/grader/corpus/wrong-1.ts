import type { WrongProgram } from './row.ts';
import { wrongCounts } from './wrong-1-counts.ts';
import { wrongLatencies } from './wrong-1-latency.ts';
import { wrongTraffic } from './wrong-1-traffic.ts';
import { wrongTrouble } from './wrong-1-trouble.ts';

/**
 * Wrong programs of exercise 1. Mistakes that this contract leaves no room for have no row: another window or number
 * of polls by one (M1-03, M1-04), cursors that are timestamps (M1-09), a clock that is set meanwhile (M1-13), stamps
 * a few milliseconds too early (M1-17), headers (M1-19), compression (M1-21), the page's charts and units of display
 * (M1-29, M1-31).
 */
export const WRONG_1: readonly WrongProgram[] = [
  ...wrongTraffic,
  ...wrongCounts,
  ...wrongLatencies,
  ...wrongTrouble,
];
