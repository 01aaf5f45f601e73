import { expect, it } from 'vitest';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import type { RunParameters } from '../../lab-server/wire/run.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import type { ForPrograms } from '../../lab-ui/bench/run-once.ts';
import { factsOfRecord } from '../../lab-ui/view/traffic/facts.ts';
import { openCompare } from '../support/compare-page.ts';
import { startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';

/** How late a tunnel's two ends may be on a busy machine, milliseconds. */
const SLACK_MS = 100;

const parameters: RunParameters = {
  ...DEFAULT_PARAMETERS,
  transports: ['sse', 'websocket'],
  seconds: 5,
  network: { ...NETWORKS.train, tunnel: { everyMs: 2_000, forMs: 800 } },
  feed: { ...DEFAULT_PARAMETERS.feed, seconds: 5, rate: 20 },
};

it('the tunnels of a network are where the traffic diagram hatches them', async () => {
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale: 'en-GB' }), 'en');
  const record = await compare.page.evaluate(
    (asked) => (window as unknown as ForPrograms).runComparison(asked),
    parameters,
  );
  const tunnels = factsOfRecord(record).conditions;
  expect(tunnels.map(({ from }) => from).slice(0, 2)).toEqual([1_200, 3_200]);
  for (const { arrivals } of record.lanes) {
    for (const { from, to } of tunnels.slice(0, 2)) {
      const inside = arrivals.filter(({ at }) => {
        const since = at - record.origin;
        return since > from + SLACK_MS && since < to - SLACK_MS;
      });
      expect(inside.length).toBeGreaterThan(0);
      const first = Math.min(...inside.map(({ receivedAt }) => receivedAt)) - record.origin;
      expect(first).toBeGreaterThan(to - SLACK_MS);
    }
    const before = arrivals.filter(({ receivedAt }) => receivedAt - record.origin < tunnels[0]!.from);
    expect(before.length).toBeGreaterThan(0);
  }
});
