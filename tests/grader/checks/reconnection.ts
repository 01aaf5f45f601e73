import type { Check } from '../check.ts';
import { aliveSteps } from './reconnection/alive.ts';
import { attemptSteps } from './reconnection/attempts.ts';
import { backoffSteps } from './reconnection/backoff.ts';
import { firstSteps } from './reconnection/begin.ts';
import { jitterStep } from './reconnection/jitter.ts';
import { singleSteps, truthStep } from './reconnection/single.ts';

/** Exercise 2, from easy to hard. */
export const reconnectionChecks: readonly Check[] = [
  ...firstSteps,
  ...backoffSteps,
  jitterStep,
  ...attemptSteps,
  ...singleSteps,
  ...aliveSteps,
  truthStep,
];
