import { expect, it } from 'vitest';
import { ComparePage } from '../support/compare-page.ts';
import { startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';

const realNow = () => performance.timeOrigin + performance.now();

it.each([5_000, -5_000])('measures the same with the two clocks %i ms apart', async (apart) => {
  const lab = await startLab({ pages: 'built', now: () => realNow() + apart });
  const compare = new ComparePage(await openPage(lab.origin, { locale: 'fr' }), 'fr');
  await compare.choose({ seconds: '10', pollSeconds: '1', rate: '5' });
  await compare.start();
  await compare.finished();
  const { lanes } = await compare.record();
  for (const { clock, arrivals } of lanes) {
    expect(clock.uncertaintyMs).toBeLessThan(50);
    for (const { at, sentAt, receivedAt } of arrivals) {
      expect(sentAt).toBeGreaterThanOrEqual(at);
      expect(receivedAt - sentAt).toBeGreaterThan(-2 * clock.uncertaintyMs);
      expect(receivedAt - sentAt).toBeLessThan(1_000);
    }
  }
});
