import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { deferred } from '../../lab-ui/bench/deferred.ts';
import { ComparePage } from '../support/compare-page.ts';
import { post, startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';

/** Holds back what the page asks for at these addresses: `asked` resolves at the first, `release` lets all go on. */
async function hold(page: Page, addresses: string) {
  const [asked, released] = [deferred<void>(), deferred<void>()];
  await page.route(addresses, async (route) => {
    asked.resolve();
    await released.promise;
    // A lane that has been taken away meanwhile asks no more.
    await route.continue().catch(() => {});
  });
  return { asked: asked.promise, release: () => released.resolve() };
}

/** A page that is stopped where it asks for these addresses, with its lanes' choices open. */
async function openHeld(addresses: string) {
  const lab = await startLab({ pages: 'built' });
  const page = await openPage('about:blank', { locale: 'en' });
  const streams: string[] = [];
  page.context().on('request', (request) => streams.push(new URL(request.url()).pathname));
  const held = await hold(page, addresses);
  await page.goto(lab.origin);
  const compare = new ComparePage(page, 'en');
  await held.asked;
  await page.getByRole('button', { name: compare.texts.choices.more }).click();
  const box = (lane: string) => page.locator(`[name="lane-${lane}"]`);
  return { lab, compare, streams, box, release: held.release };
}

describe('a lane that is chosen while the page', () => {
  it('asks where the log is stays', async () => {
    const { compare, box, release } = await openHeld('**/humeurs?limit=1');
    await box('ndjson').check();
    expect(await compare.lane('ndjson').count()).toBe(1);
    release();
    await compare.laneIs('sse', 'connected');
    expect(await compare.lane('ndjson').count()).toBe(1);
  });

  it('prepares its lanes starts with them, and once', async () => {
    const { lab, compare, streams, box, release } = await openHeld('**/lane.worker*');
    await box('ndjson').check();
    release();
    await compare.laneIs('ndjson', 'connected');
    await compare.laneIs('websocket', 'connected');
    await post(lab, 1);
    for (const lane of ['ndjson', 'websocket'] as const) await compare.laneShows(lane, 'humeur 1');
    expect(streams.filter((path) => path === '/stream/ndjson')).toHaveLength(1);
  });

  it('prepares its lanes and is taken away again keeps no other from starting', async () => {
    const { lab, compare, box, release } = await openHeld('**/lane.worker*');
    await box('sse').uncheck();
    release();
    await compare.laneIs('websocket', 'connected');
    await post(lab, 1);
    await compare.laneShows('websocket', 'humeur 1');
    expect(await compare.lane('sse').count()).toBe(0);
  });
});
