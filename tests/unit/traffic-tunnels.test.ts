import { describe, expect, it } from 'vitest';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import { Road } from '../../lab-ui/view/traffic/conditions.ts';
import { tunnelsOf, tunnelsOfRecord } from '../../lab-ui/view/traffic/tunnels.ts';

describe('the tunnels of a network', () => {
  const spans = (conditions: readonly { from: number; to: number }[]) =>
    conditions.map(({ from, to }) => [from, to]);

  it('stand at the end of each of its periods, from the run’s zero on', () => {
    expect(spans(tunnelsOf(NETWORKS.train, 60_000))).toEqual([
      [22_000, 30_000],
      [52_000, 60_000],
    ]);
    expect(tunnelsOf(NETWORKS.train, 60_000)).toMatchObject([{ what: 'freeze', transport: null }, {}]);
    expect(tunnelsOf(NETWORKS['4g'], 60_000)).toEqual([]);
    expect(tunnelsOf({ ...NETWORKS.train, tunnel: { everyMs: 1_000, forMs: 0 } }, 60_000)).toEqual([]);
  });

  it('end with the run, or when another network is chosen', () => {
    const chosen = { at: 25_000, what: 'network' };
    expect(spans(tunnelsOfRecord(NETWORKS.train, [], 58_000))).toEqual([
      [22_000, 30_000],
      [52_000, 58_000],
    ]);
    expect(spans(tunnelsOfRecord(NETWORKS.train, [chosen], 58_000))).toEqual([[22_000, 25_000]]);
  });

  it('hold up what is under way', () => {
    const road = new Road(NETWORKS.train, tunnelsOf(NETWORKS.train, 60_000), 'sse');
    expect(road.arrival(21_000, 100)).toBe(21_030);
    expect(road.arrival(21_990, 100)).toBe(30_000);
  });
});
