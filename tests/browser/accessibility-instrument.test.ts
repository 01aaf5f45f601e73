import { describe, expect, it } from 'vitest';
import { language as pageLanguage } from '../../lab-ui/i18n/i18n.ts';
import { recordsTexts } from '../../lab-ui/view/records/records-texts.ts';
import { TABS, type TabName } from '../../lab-ui/view/tabs/tab-names.ts';
import { axeFindings } from '../support/axe.ts';
import { openCompare, type ComparePage } from '../support/compare-page.ts';
import { post, startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';

async function open(locale: 'fr' | 'en' = 'fr') {
  pageLanguage.value = locale;
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale }), locale);
  return { lab, compare, page: compare.page };
}

/** Plays a run back that comes with the lab. */
async function replay(compare: ComparePage, name: 'classroom' | 'tunnel', speed: '1' | 'at-once') {
  const { runs, shipped } = recordsTexts();
  await compare.openTab('records');
  const label = runs.replayAt(shipped[name].title, runs.speeds[speed]);
  await compare.page.getByRole('button', { name: label }).click();
}

async function layOver(compare: ComparePage, name: 'classroom' | 'tunnel') {
  const { runs, shipped } = recordsTexts();
  await compare.openTab('records');
  await compare.page.getByRole('button', { name: runs.overlayOf(shipped[name].title) }).click();
}

/** What axe finds in an opened panel under the charts. */
async function inPanel(compare: ComparePage, name: TabName): Promise<string[]> {
  await compare.openTab(name);
  return axeFindings(compare.page, '#panels');
}

describe('axe finds nothing', () => {
  it('while predictions are asked for, also where one is no number', async () => {
    const { compare, page } = await open();
    const { predict, charts, transports } = compare.texts;
    await page.getByLabel(predict.field(charts.bytes, transports.sse.name)).fill('beaucoup');
    await page.getByLabel(predict.field(charts.requests, transports.sse.name)).fill('1');
    await page.getByText(predict.notRead).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it.each(TABS)('in the panel of %s before a run', async (name) => {
    const { lab, compare } = await open('en');
    lab.host.gate.cut('websocket', 'reset');
    await post(lab, 2);
    await compare.laneShows('websocket', 'humeur 2');
    expect(await inPanel(compare, name)).toEqual([]);
  });

  it.each(TABS)('in the panel of %s after a run, with another laid over it', async (name) => {
    const { compare } = await open();
    await replay(compare, 'tunnel', 'at-once');
    await compare.is('finished');
    await layOver(compare, 'classroom');
    expect(await inPanel(compare, name)).toEqual([]);
  });

  it('while a run is played back, frozen, and on a projector', async () => {
    const { compare, page } = await open('en');
    await replay(compare, 'classroom', '1');
    await compare.is('replaying');
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('f');
    await page.getByText(compare.texts.projector.frozen).waitFor();
    await page.keyboard.press('p');
    await page.getByRole('button', { name: compare.texts.projector.leave }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('s');
    await compare.is('finished');
    await compare.openTab('traffic');
    expect(await axeFindings(page)).toEqual([]);
  }, 120_000);

  it('with the list of keys open, and with a file that was refused', async () => {
    const { compare, page } = await open();
    await page.getByRole('button', { name: compare.texts.keys.open }).click();
    await page.getByRole('dialog', { name: compare.texts.keys.heading }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.keyboard.press('Escape');
    const panel = await compare.openTab('records');
    await compare.bringIn(
      recordsTexts().bringIn.choose,
      'run.json',
      '{"format": "humeur-lab-run", "version": 9}',
    );
    await panel.getByRole('alert').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });
});
