import { describe, expect, it } from 'vitest';
import { domainOf, labelPlaces, placeOf } from '../../lab-ui/view/findings/marks.ts';

describe('domainOf', () => {
  it('holds every value with some room on both sides', () => {
    const { low, high } = domainOf([
      { guess: 100, theory: null, measure: 1 },
      { guess: null, theory: 10_000, measure: 0 },
    ]);
    expect(low).toBeLessThan(1);
    expect(high).toBeGreaterThan(10_000);
  });

  it('is an axis even without values, and with one', () => {
    const none = { guess: null, theory: null, measure: null };
    expect(domainOf([none])).toEqual({ low: 1, high: 10 });
    const { low, high } = domainOf([{ ...none, measure: 5 }]);
    expect(placeOf(5, { low, high }, 100)).toBeCloseTo(50);
  });
});

describe('placeOf', () => {
  it('is logarithmic, and keeps what lies outside at the ends', () => {
    const domain = { low: 1, high: 100 };
    expect([0, 1, 10, 100, 1_000].map((value) => placeOf(value, domain, 300))).toEqual([0, 0, 150, 300, 300]);
  });
});

describe('labelPlaces', () => {
  it('moves labels apart and inside', () => {
    expect(labelPlaces([10, 12], 100, 300)).toEqual([50, 150]);
    expect(labelPlaces([290, 295], 100, 300)).toEqual([150, 250]);
  });
});
