import type { HerdOutcome } from './simulate.ts';
import type { HerdStrategy } from './strategies.ts';

/** What became of one strategy's herd, without and with a limit of attempts. */
export interface HerdResult {
  strategy: HerdStrategy;
  free: HerdOutcome;
  limited: HerdOutcome;
}

/** What the program with the student's file tells the panel, which ends it after `done`. */
export type HerdNews =
  /** The program is there, and student code comes next. */
  | { type: 'begun' }
  | { type: 'result'; result: HerdResult }
  /** The student's delays, milliseconds: for each of some clients, before attempt 0, 1, 2, … */
  | { type: 'delays'; delays: number[][] }
  | { type: 'missing' }
  | { type: 'no-delay'; attempt: number; got: string }
  | { type: 'threw'; message: string }
  | { type: 'done' };
