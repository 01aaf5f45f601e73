import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../lab-server/feed/random.ts';
import { HERD, LIMITED_HERD, simulateHerd, type HerdSetting } from '../../lab-ui/exercise/herd/simulate.ts';
import { KNOWN_STRATEGIES } from '../../lab-ui/exercise/herd/strategies.ts';

const { chapter, decorrelated, equal, full, none } = KNOWN_STRATEGIES;
const outcome = (make = full, setting: HerdSetting = HERD, seed = 1) =>
  simulateHerd(make, setting, seededRandom(seed));
const within = (value: number | null, expected: number, share: number) =>
  Math.abs((value ?? Infinity) / expected - 1) <= share;

describe('a herd that loses its server for 20 s', () => {
  // Published for 1,000 clients and 200 accepted a second.
  it.each([1, 2, 3, 4, 5])('agrees with what is published, seed %i', (seed) => {
    expect(within(outcome(chapter, HERD, seed).p99Ms, 103_500, 0.02)).toBe(true);
    expect(within(outcome(full, HERD, seed).p99Ms, 27_300, 0.05)).toBe(true);
    expect(within(outcome(chapter, LIMITED_HERD, seed).stranded, 464, 0.09)).toBe(true);
    expect(within(outcome(full, LIMITED_HERD, seed).stranded, 780, 0.04)).toBe(true);
  });

  it('is back soonest with jitter that survives the cap', () => {
    const late = [none, chapter].map((make) => outcome(make).p99Ms ?? Infinity);
    const soon = [full, equal, decorrelated].map((make) => outcome(make).p99Ms ?? Infinity);
    expect(Math.max(...soon)).toBeLessThan(Math.min(...late) / 2);
  });

  it('without jitter comes in one piece, and nearly nobody gets in', () => {
    const { attempts, stranded, calls } = outcome(none);
    expect(Math.max(...attempts)).toBe(1_000);
    expect(attempts.slice(0, 16).flatMap((count, second) => (count > 0 ? second : []))).toEqual([
      1, 3, 7, 15,
    ]);
    // 31, 61, 91, 121 and 151 s: 10 of the crowd are accepted each time.
    expect(stranded).toBe(950);
    expect(calls).toBe(8_900);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(outcome(full, HERD, 7)).toEqual(outcome(full, HERD, 7));
    expect(outcome(full, HERD, 7)).not.toEqual(outcome(full, HERD, 8));
  });

  it('accepts no more than the server can', () => {
    const { recovered } = outcome(() => (attempt) => (attempt === 0 ? 20_000 : 50));
    const each = recovered.map((share, second) => Math.round((share - (recovered[second - 1] ?? 0)) * 1_000));
    expect(each.slice(20, 26)).toEqual([200, 200, 200, 200, 200, 0]);
  });

  it('counts everybody once', () => {
    const { attempts, calls, recovered, stranded } = outcome(full, LIMITED_HERD);
    expect(attempts.reduce((sum, count) => sum + count)).toBe(calls);
    expect(Math.round((1 - recovered.at(-1)!) * 1_000)).toBe(stranded);
    expect(calls).toBeLessThanOrEqual(5_000);
  });

  it.each([
    ['no number', Number.NaN],
    ['a negative one', -5],
    ['nothing', 0],
    ['more than a timer takes', 2 ** 31],
  ])('calls it a storm when a delay is %s', (_what, delay) => {
    const { calls, storm } = outcome(() => () => delay);
    expect(storm).toBe(true);
    expect(calls).toBe(200_000);
  });

  it('asks each client for attempt 0, 1, 2, … and for no more than the limit', () => {
    const asked: number[] = [];
    outcome(
      () => (attempt) => {
        asked.push(attempt);
        return 1_000;
      },
      { ...LIMITED_HERD, clients: 1 },
    );
    expect(asked).toEqual([0, 1, 2, 3, 4]);
  });
});
