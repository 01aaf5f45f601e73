import { describe, expect, it } from 'vitest';
import { takeApart } from '../../lab-ui/measure/apart.ts';

const arrival = (waited: number, travelled: number, seq = 1) => ({
  seq,
  at: 1_000,
  sentAt: 1_000 + waited,
  receivedAt: 1_000 + waited + travelled,
});

describe('takeApart', () => {
  it('says nothing of no arrivals', () => {
    expect(takeApart([])).toBeNull();
  });

  it('has the same parts everywhere when there is one arrival', () => {
    const split = { waitedMs: 40, travelledMs: 3 };
    expect(takeApart([arrival(40, 3)])).toEqual({ mean: split, p50: split, p95: split });
  });

  it('gives parts that add up to the mean latency', () => {
    const apart = takeApart([arrival(0, 4), arrival(100, 2), arrival(200, 6)])!;
    expect(apart.mean).toEqual({ waitedMs: 100, travelledMs: 4 });
  });

  it('takes the arrivals around a rank by their whole latency, in whatever order they came', () => {
    const arrivals = Array.from({ length: 101 }, (_, n) => arrival(n, 100 - n / 2, n)).toReversed();
    const { p50, p95 } = takeApart(arrivals)!;
    expect(p50).toEqual({ waitedMs: 50, travelledMs: 75 });
    expect(p95).toEqual({ waitedMs: 95, travelledMs: 52.5 });
  });
});
