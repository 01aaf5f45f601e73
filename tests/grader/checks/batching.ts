import type { Check } from '../check.ts';

/** Exercise 3, from easy to hard. */
export const batchingChecks: readonly Check[] = [];
