import type { Check, ExerciseNumber } from '../check.ts';
import { batchingChecks } from './batching.ts';
import { comparisonChecks } from './comparison.ts';
import { reconnectionChecks } from './reconnection.ts';

/** Every check of every exercise, each exercise's from easy to hard. */
export const CHECKS: Record<ExerciseNumber, readonly Check[]> = {
  1: comparisonChecks,
  2: reconnectionChecks,
  3: batchingChecks,
};
