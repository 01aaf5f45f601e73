import { describe, expect, it } from 'vitest';
import { estimateClock } from '../../lab-ui/measure/clock.ts';
import { percentile } from '../../lab-ui/measure/percentile.ts';
import { NO_LATENCY, summarise } from '../../lab-ui/measure/tally.ts';

describe('percentile', () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

  // R: quantile(1:10, p) and quantile(c(1, 2, 4, 8, 16), p); numpy.percentile says the same.
  it.each([
    [ten, 0, 1],
    [ten, 25, 3.25],
    [ten, 50, 5.5],
    [ten, 90, 9.1],
    [ten, 95, 9.55],
    [ten, 99, 9.91],
    [ten, 100, 10],
    [[1, 2, 4, 8, 16], 10, 1.4],
    [[1, 2, 4, 8, 16], 50, 4],
    [[1, 2, 4, 8, 16], 95, 14.4],
    [[7], 95, 7],
  ])('of %j at %d is %d, as type 7 has it', (values, p, expected) => {
    expect(percentile(values, p)).toBeCloseTo(expected, 10);
  });

  it('is not a number where there is no value', () => {
    expect(percentile([], 50)).toBeNaN();
  });
});

describe('summarise', () => {
  it('sums up values in any order, and leaves them as they were', () => {
    const values = [100, 9, 1, 10];
    expect(summarise(values)).toEqual({
      count: 4,
      mean: 30,
      p50: 9.5,
      p95: expect.closeTo(86.5, 9) as number,
      p99: expect.closeTo(97.3, 9) as number,
      max: 100,
    });
    expect(values).toEqual([100, 9, 1, 10]);
  });

  it('takes latencies under zero as they are: a clock that is a little off makes some', () => {
    expect(summarise([-1, -3])).toMatchObject({ mean: -2, p50: -2, max: -1 });
  });

  it('has nothing to say of nothing', () => {
    expect(summarise([])).toEqual(NO_LATENCY);
    expect(Object.values(NO_LATENCY)).toEqual([0, null, null, null, null, null]);
  });
});

describe('estimateClock', () => {
  it('takes the probe with the least round trip, and half of that for its error', () => {
    const probes = [
      { askedAt: 0, answeredAt: 40, serverNow: 5_039 },
      { askedAt: 100, answeredAt: 104, serverNow: 5_103 },
      { askedAt: 200, answeredAt: 210, serverNow: 5_201 },
    ];
    expect(estimateClock(probes)).toEqual({ offsetMs: 5_001, uncertaintyMs: 2 });
  });

  it.each([5_000, -5_000, 0])(
    'is right to its uncertainty, wherever in the round trip (offset %i)',
    (offset) => {
      for (const way of [0, 0.2, 0.5, 1]) {
        const probe = { askedAt: 50, answeredAt: 60, serverNow: 50 + 10 * way + offset };
        const { offsetMs, uncertaintyMs } = estimateClock([probe]);
        expect(Math.abs(offsetMs - offset)).toBeLessThanOrEqual(uncertaintyMs);
      }
    },
  );
});
