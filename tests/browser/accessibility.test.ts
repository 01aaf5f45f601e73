import { describe, expect, it } from 'vitest';
import { NO_FAULT } from '../../lab-server/wire/control.ts';
import { axeFindings } from '../support/axe.ts';
import { openCompare } from '../support/compare-page.ts';
import { post, startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';

async function open(locale: 'fr' | 'en' = 'fr') {
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale }), locale);
  return { lab, compare, page: compare.page };
}

describe('axe finds nothing', () => {
  it('while the page is idle, and with a fault menu and the rare choices open', async () => {
    const { lab, compare, page } = await open();
    expect(await axeFindings(page)).toEqual([]);
    await post(lab, 3);
    await compare.laneShows('websocket', 'humeur 3');
    lab.host.gate.set('sse', { ...NO_FAULT, refuse: true });
    const { faults, transports, choices } = compare.texts;
    await page.getByRole('button', { name: faults.open(transports.websocket.name) }).click();
    await page.getByRole('button', { name: faults.cutClean }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: choices.more }).click();
    await page.getByLabel(choices.seed).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('with invalid input', async () => {
    const { compare, page } = await open('en');
    await compare.choose({ seconds: '', rate: 'many' });
    await compare.start();
    await page.getByRole('alert').getByText('“many”').waitFor();
    await compare.post('', '');
    await page.getByText(compare.texts.post.needName('80')).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('during a run, and when it is finished', async () => {
    const { compare, page } = await open();
    await compare.choose({ seconds: '600', pollSeconds: '0,5', rate: '10' });
    await compare.start();
    await compare.is('running');
    await compare.lane('websocket').locator('.mood-here').nth(3).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await compare.stop();
    await compare.finished();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('while the lab is away', async () => {
    const { lab, compare, page } = await open();
    await post(lab, 2);
    await compare.laneShows('sse', 'humeur 2');
    await lab.close();
    await compare.says(compare.texts.status['lab-away']);
    await compare.laneIs('websocket', 'reconnecting');
    expect(await axeFindings(page)).toEqual([]);
  });
});

it('starts and stops a run by keyboard alone', async () => {
  const { lab, compare, page } = await open('en');
  const focused = () =>
    page.evaluate(() => ({
      name: document.activeElement?.getAttribute('name'),
      text: document.activeElement?.textContent?.trim() ?? '',
    }));
  const tabUntil = async (found: (at: Awaited<ReturnType<typeof focused>>) => boolean) => {
    for (let key = 0; key < 60; key++) {
      await page.keyboard.press('Tab');
      if (found(await focused())) return;
    }
    throw new Error(`Expected Tab to come there, got ${JSON.stringify(await focused())} at last.`);
  };
  await tabUntil(({ name }) => name === 'seconds');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('600');
  await page.keyboard.press('Enter');
  await compare.is('running');
  expect(lab.feed.state.running).toBe(true);
  await tabUntil(({ text }) => text.startsWith(compare.texts.run.stop));
  await page.keyboard.press('Enter');
  await compare.finished();
  expect(lab.feed.state.running).toBe(false);
  await tabUntil(({ text }) => text === compare.texts.findings.copy);
});

it('is usable at 360 pixels: nothing is cut off or scrolls sideways', async () => {
  const { page } = await open();
  await page.setViewportSize({ width: 360, height: 740 });
  const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide).toBe(inner);
});
