import type { Check } from '../check.ts';
import { batchSteps } from './batching/batches.ts';
import { deliverySteps } from './batching/delivery.ts';
import { everythingStep } from './batching/everything.ts';
import { showsStep } from './batching/first.ts';
import { foldSteps } from './batching/folding.ts';
import { burstStep, paintSteps } from './batching/painting.ts';
import { rowSteps } from './batching/rows.ts';
import { troubleSteps } from './batching/trouble.ts';

/** Exercise 3, from easy to hard. */
export const batchingChecks: readonly Check[] = [
  showsStep,
  ...batchSteps,
  burstStep,
  ...rowSteps,
  ...foldSteps,
  ...deliverySteps,
  ...paintSteps,
  ...troubleSteps,
  everythingStep,
];
