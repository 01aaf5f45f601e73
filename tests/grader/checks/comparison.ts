import type { Check } from '../check.ts';
import { bonusChecks } from './comparison-bonus.ts';
import { figureChecks } from './comparison-figures.ts';
import { trafficChecks } from './comparison-traffic.ts';
import { troubleChecks } from './comparison-trouble.ts';

/** Exercise 1, from easy to hard. */
export const comparisonChecks: readonly Check[] = [
  ...trafficChecks,
  ...figureChecks,
  ...troubleChecks,
  ...bonusChecks,
];
