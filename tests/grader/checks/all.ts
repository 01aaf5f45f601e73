import type { Check, ExerciseNumber } from '../check.ts';
import { batchingChecks } from './batching.ts';
import { comparisonChecks } from './comparison.ts';
import { HIDDEN_CHECKS } from './hidden.ts';
import { reconnectionChecks } from './reconnection.ts';

/** Every check of every exercise, each exercise's from easy to hard, the hidden ones at the end. */
export const CHECKS: Record<ExerciseNumber, readonly Check[]> = {
  1: [...comparisonChecks, ...HIDDEN_CHECKS[1]],
  2: [...reconnectionChecks, ...HIDDEN_CHECKS[2]],
  3: [...batchingChecks, ...HIDDEN_CHECKS[3]],
};
