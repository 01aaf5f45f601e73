import { expect, it } from 'vitest';
import { ComparePage } from '../support/compare-page.ts';
import { startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';

const realNow = () => performance.timeOrigin + performance.now();

/** The record of a short run at a lab whose clock is `apart` milliseconds from the browser's. */
async function runApart(apart: number) {
  const lab = await startLab({ pages: 'built', now: () => realNow() + apart });
  const compare = new ComparePage(await openPage(lab.origin, { locale: 'fr' }), 'fr');
  await compare.choose({ seconds: '10', pollSeconds: '1', rate: '5' });
  await compare.start();
  await compare.finished();
  return compare.record();
}

it('measures the same with the two clocks 5 s apart, in either direction', async () => {
  const records = await Promise.all([runApart(5_000), runApart(-5_000)]);
  for (const { clock, arrivals } of records.flatMap(({ lanes }) => lanes)) {
    expect(arrivals.length).toBeGreaterThan(0);
    expect(clock.uncertaintyMs).toBeLessThan(50);
    for (const { at, sentAt, receivedAt } of arrivals) {
      expect(sentAt).toBeGreaterThanOrEqual(at);
      expect(receivedAt - sentAt).toBeGreaterThan(-2 * clock.uncertaintyMs);
      expect(receivedAt - sentAt).toBeLessThan(1_000);
    }
  }
});
