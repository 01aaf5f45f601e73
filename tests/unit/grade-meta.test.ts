import { expect, it } from 'vitest';
import { errorRate } from '../grader/meta/rates.ts';

it('without an error the bound is about three in n', () => {
  for (const n of [40, 100, 300]) {
    expect(errorRate(0, n).upper).toBeCloseTo(1 - 0.05 ** (1 / n), 6);
    expect(errorRate(0, n).upper * n).toBeGreaterThan(2.8);
    expect(errorRate(0, n).upper * n).toBeLessThan(3);
  }
});

it('with errors it is the published Clopper–Pearson bound', () => {
  // One-sided 95 %: 1 of 10 → 0.3942, 2 of 50 → 0.1206 (Beta quantiles).
  expect(errorRate(1, 10).upper).toBeCloseTo(0.3942, 3);
  expect(errorRate(2, 50).upper).toBeCloseTo(0.1206, 3);
  expect(errorRate(5, 5).upper).toBe(1);
  expect(errorRate(0, 0).upper).toBe(1);
});
