import type { LatencyMeter, Timers } from '../../exercises/contract.ts';

/** Measures how long moods are under way from the server to here. */
export function createMeter(clock: Pick<Timers, 'now'>): LatencyMeter {
  let offset = 0;
  let total = 0;
  let count = 0;

  return {
    synchronise({ askedAt, serverTime, answeredAt }) {
      const middle = (askedAt + answeredAt) / 2;
      offset = serverTime - middle;
    },
    received({ at }) {
      total += clock.now() + offset - at;
      count += 1;
    },
    offsetMs: () => offset,
    meanMs: () => (count === 0 ? null : total / count),
  };
}
