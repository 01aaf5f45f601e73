import { describe, expect, it } from 'vitest';
import { openCompare } from '../support/compare-page.ts';
import { post, startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';
import { createDatabase, hasPostgres, startCluster } from '../support/postgres.ts';
import { eventually } from '../support/until.ts';

const LONG = { seconds: '600', pollSeconds: '0,2', rate: '20' };

it('can be stopped early; the figures hold for what came', async () => {
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale: 'fr' }), 'fr');
  await compare.choose(LONG);
  await compare.start();
  await compare.is('running');
  await eventually(() => lab.feed.state.sent >= 10);
  await compare.stop();
  await compare.finished();
  await compare.says(compare.texts.status.stopped('|').split('|')[1]!);
  const record = await compare.record();
  expect(record).toMatchObject({ stopped: true, complete: true, events: lab.feed.state.sent });
  expect(record.parameters.seconds).toBe(600);
  expect(record.lastedMs).toBeLessThan(60_000);
  await compare.allLanesAre('connected');
});

it('says that the lab is away, and comes back by itself to one that was restarted', async () => {
  const before = await startLab({ pages: 'built', epoch: 'before' });
  const compare = await openCompare(await openPage(before.origin, { locale: 'en-GB' }), 'en');
  await post(before, 3);
  await compare.laneShows('websocket', 'humeur 3');
  await before.close();
  await compare.says(compare.texts.status['lab-away']);
  expect(await compare.runButton.isDisabled()).toBe(true);
  const after = await startLab({ pages: 'built', epoch: 'after', port: before.port });
  await compare.is('idle');
  await compare.allLanesAre('connected');
  await compare.runButton.and(compare.page.locator(':enabled')).waitFor();
  await post(after, 1, 100);
  for (const transport of ['long-poll', 'sse', 'websocket'] as const)
    await compare.laneShows(transport, 'humeur 100');
});

it('tells a second page that the feed is busy, and lets the first go on', async () => {
  const lab = await startLab({ pages: 'built' });
  const first = await openCompare(await openPage(lab.origin, { locale: 'fr' }), 'fr');
  const second = await openCompare(await openPage(lab.origin, { locale: 'en-GB' }), 'en');
  await first.choose(LONG);
  await first.start();
  await first.is('running');
  await second.start();
  await second.says(second.texts.status['feed-busy']);
  await second.allLanesAre('connected');
  expect(lab.feed.state.running).toBe(true);
  await first.is('running');
  await first.stop();
  await first.finished();
  expect((await first.record()).complete).toBe(true);
  await second.choose({ seconds: '600', rate: '20' });
  await second.start();
  await second.is('running');
});

it('ends the feed of a page that was closed', async () => {
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale: 'fr' }), 'fr');
  await compare.choose(LONG);
  await compare.start();
  await compare.is('running');
  await compare.page.close();
  await eventually(() => !lab.feed.state.running);
  await eventually(() => lab.host.gate.open === 0);
  expect(lab.feed.state.sent).toBeLessThan(600 * 20);
});

it('notes in the record that the page was hidden, and says so', async () => {
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale: 'fr' }), 'fr');
  await compare.choose(LONG);
  await compare.start();
  await compare.is('running');
  // A headless browser never hides a page: say what one with windows says.
  await compare.page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    Reflect.deleteProperty(document, 'hidden');
  });
  await compare.page.getByText(compare.texts.notices.hidden).waitFor();
  await compare.stop();
  await compare.finished();
  expect((await compare.record()).hidden).toBe(true);
});

it('says that a run broke off with the lab, makes no record of it, and can run again', async () => {
  const before = await startLab({ pages: 'built', epoch: 'before' });
  await post(before, 5);
  const compare = await openCompare(await openPage(before.origin, { locale: 'fr' }), 'fr');
  await compare.choose(LONG);
  await compare.start();
  await compare.is('running');
  await before.close();
  await compare.says(compare.texts.status['lab-away']);
  const after = await startLab({ pages: 'built', epoch: 'after', port: before.port });
  await compare.says(compare.texts.status['lab-restarted']);
  expect(await compare.page.getByRole('table').count()).toBe(0);
  await compare.allLanesAre('connected');
  await compare.start();
  await compare.is('running');
  expect(after.feed.state.running).toBe(true);
});

describe.runIf(hasPostgres)('with a database', () => {
  it('makes no record of a run whose lab began anew on the same log', async () => {
    const database = await createDatabase();
    const before = await startLab({ pages: 'built', database });
    const compare = await openCompare(await openPage(before.origin, { locale: 'fr' }), 'fr');
    await compare.choose(LONG);
    await compare.start();
    await compare.is('running');
    await eventually(() => before.feed.state.sent >= 10);
    await before.close();
    await compare.says(compare.texts.status['lab-away']);
    await startLab({ pages: 'built', database, port: before.port });
    await compare.says(compare.texts.status['lab-restarted']);
    expect(await compare.page.getByRole('table').count()).toBe(0);
    await compare.allLanesAre('connected');
  });

  it('blames the database, not the seed, for moods that were refused while it was away', async () => {
    const cluster = await startCluster();
    const lab = await startLab({ pages: 'built', database: cluster.url() });
    const compare = await openCompare(await openPage(lab.origin, { locale: 'fr' }), 'fr');
    await compare.choose({ ...LONG, seconds: '12' });
    await compare.start();
    await compare.is('running');
    await eventually(() => lab.feed.state.sent >= 10);
    await cluster.crash();
    await compare.page.locator('.database[data-state="error"]').waitFor();
    const sent = lab.feed.state.sent;
    await eventually(() => lab.feed.state.sent >= sent + 40);
    await cluster.up();
    await compare.finished();
    const said = await compare.page.locator('#findings').innerText();
    expect(said).toContain(compare.texts.explain.database('|').split('|')[0]);
    expect(said).not.toContain('la graine a donné');
    const { incidents } = await compare.record();
    expect(incidents.map(({ what }) => what)).toEqual(['database', 'database-over']);
  });
});
