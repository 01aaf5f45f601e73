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
  const labels = (...wishes: number[]) => wishes.map((wish) => ({ wish, width: 100 }));

  it('leaves labels where they wish to be when there is room', () => {
    expect(labelPlaces(labels(60, 200), 300)).toEqual([60, 200]);
  });

  it('moves labels apart and inside', () => {
    expect(labelPlaces(labels(10, 12), 300)).toEqual([50, 150]);
    expect(labelPlaces(labels(295, 290), 300)).toEqual([250, 150]);
  });

  it('takes each label for as wide as it is', () => {
    expect(
      labelPlaces(
        [
          { wish: 100, width: 40 },
          { wish: 110, width: 80 },
        ],
        300,
      ),
    ).toEqual([100, 160]);
  });
});
