import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Locator, Page } from 'playwright';
import { beforeEach, describe, expect, it } from 'vitest';
import { CHAPTER_TRANSPORTS } from '../../lab-server/wire/transports.ts';
import { parseRunRecord, type RunRecord } from '../../lab-server/wire/run.ts';
import { importText } from '../../lab-ui/bench/import.ts';
import { reportTexts } from '../../lab-ui/bench/report-texts.ts';
import { language as pageLanguage } from '../../lab-ui/i18n/i18n.ts';
import { judgeAll } from '../../lab-ui/measure/claims/all.ts';
import { placeOf } from '../../lab-ui/view/claims/claims-list.tsx';
import { claimsTexts, sayReason } from '../../lab-ui/view/claims/say.ts';
import { nameOfRun } from '../../lab-ui/view/records/naming.ts';
import { recordsTexts } from '../../lab-ui/view/records/records-texts.ts';
import { openCompare, type ComparePage } from '../support/compare-page.ts';
import { startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

/** Nearly every question brings something; hardly one in fifty does. */
const BUSY = { seconds: '10', pollSeconds: '1', rate: '4' };
const IDLE = { seconds: '10', pollSeconds: '0.1', rate: '0.1' };

async function predict({ page, texts }: ComparePage): Promise<void> {
  const { predict: t, charts, transports } = texts;
  await page.getByLabel(t.field(charts.requests, transports.websocket.name)).fill('12');
  await page.getByLabel(t.field(charts.latency, transports['short-poll'].name)).fill('2 s');
}

/** The prediction stands beside theory and measure, and takes a line of one's own. */
async function checkPrediction({ page, texts }: ComparePage): Promise<void> {
  const { predict: t, transports } = texts;
  await page.getByRole('heading', { name: t.heading }).waitFor();
  const axis = page.getByRole('img', {
    name: `${t.quantities.requests}, ${transports.websocket.name}`,
  });
  const said = await axis.getAttribute('aria-label');
  expect(said).toContain(`${t.marks.guess} 12, ${t.marks.theory} 1, ${t.marks.measure} 1`);
  const why = page.getByLabel(t.whyOf(transports.websocket.name));
  await why.fill('Une seule poignée de main');
  await why.blur();
}

/** Every claim has the verdict and the reason that the record gives it; the verdicts by claim. */
async function checkVerdicts(compare: ComparePage, record: RunRecord): Promise<Map<string, string>> {
  const panel = await compare.openTab('claims');
  const rows = panel.locator('tr[data-verdict]');
  await rows.first().waitFor();
  const shown = await rows.evaluateAll((all) =>
    all.flatMap((row) => {
      const said = [...row.querySelectorAll('td')].map(({ textContent }) => textContent);
      return [...row.querySelectorAll('[id]')].map(({ id }) => [id, [said[0], said.at(-1)]]);
    }),
  );
  const judgements = judgeAll(record);
  const expected = judgements.map(({ claim, verdict, reason }) => [
    placeOf(claim),
    [claimsTexts().verdicts[verdict], sayReason(reason)],
  ]);
  expect(Object.fromEntries(shown)).toEqual(Object.fromEntries(expected));
  return new Map(judgements.map(({ claim, verdict }) => [claim.id, verdict]));
}

/** The report as somebody opens it who has nothing but the file. */
async function checkReport(page: Page, text: string, record: RunRecord): Promise<void> {
  const file = join(await temporaryFolder(), 'report.html');
  await writeFile(file, text);
  const offline = await page.context().browser()!.newContext({ offline: true });
  const report = await offline.newPage();
  const asked: string[] = [];
  report.on('request', (request) => asked.push(request.url()));
  await report.goto(pathToFileURL(file).href);
  const t = reportTexts();
  await report.getByRole('heading', { name: t.heading, level: 1 }).waitFor();
  for (const heading of [t.findings, t.charts.heading, t.predictions.heading, claimsTexts().heading])
    await report.getByRole('heading', { name: heading, exact: true }).waitFor();
  await report.getByText(t.complete(String(record.events))).waitFor();
  await report.getByRole('cell', { name: 'Une seule poignée de main' }).waitFor();
  expect(asked).toEqual([pathToFileURL(file).href]);
  await offline.close();
}

/** A damaged file and a newer one are refused with a sentence, and what is shown stays. */
async function checkRefusals(compare: ComparePage, panel: Locator, good: string): Promise<void> {
  const t = recordsTexts().bringIn;
  const before = await panel.getByRole('listitem').allInnerTexts();
  const newer = good.replace('"version": 1,', '"version": 7,');
  const alert = panel.getByRole('alert');
  await compare.bringIn(t.choose, 'run.json', good.slice(0, good.length / 2));
  await alert
    .filter({ hasText: t.problems['not-json']({ expected: '', got: '|', place: '' }).split('|')[0]! })
    .waitFor();
  await compare.bringIn(t.choose, 'run.json', newer);
  const said = t.problems.newer({ expected: 'version 1', got: 'version 7', place: '' });
  await alert.filter({ hasText: said }).waitFor();
  await compare.bringIn(t.choose, 'run.json', good.replace('"seconds": 10,', '"seconds": "ten",'));
  await alert.filter({ hasText: 'parameters.seconds' }).waitFor();
  expect(await panel.getByRole('listitem').allInnerTexts()).toEqual(before);
}

const figuresOf = (compare: ComparePage) =>
  compare.page.locator('tr[data-transport]:not(.row-other)').allInnerTexts();

describe.each([
  ['fr', 'fr-FR'],
  ['en', 'en-GB'],
] as const)('the instrument in %s', (language, locale) => {
  beforeEach(() => {
    pageLanguage.value = language;
  });

  it('goes from a prediction to verdicts, to files, and back from files to an overlay', async () => {
    const lab = await startLab({ pages: 'built' });
    const page = await openPage(lab.origin, { locale });
    const compare = await openCompare(page, language);
    const t = recordsTexts();

    await predict(compare);
    await compare.choose(BUSY);
    await compare.start();
    await compare.finished();
    await checkPrediction(compare);
    const busy = await compare.record();
    expect(busy.predictions).toMatchObject([
      { transport: 'short-poll', latencyMs: 2_000, requests: null, why: '' },
      { transport: 'websocket', requests: 12, why: 'Une seule poignée de main' },
    ]);
    const verdicts = await checkVerdicts(compare, busy);
    let panel = await compare.openTab('records');
    const report = await compare.download(t.takeAway.report);
    await checkReport(page, report.text, busy);

    await compare.choose(IDLE);
    await compare.start();
    await compare.is('running');
    await compare.is('finished');
    const { text: idleText } = await compare.download(t.takeAway.json);
    const idle = parseRunRecord(idleText);
    await checkRefusals(compare, panel, idleText);
    const others = await checkVerdicts(compare, idle);
    expect(verdicts.get('useless-99')).toBe('does-not-hold');
    expect(others.get('useless-99')).not.toBe('does-not-hold');
    await compare.openTab('findings');
    const idleFigures = await figuresOf(compare);

    await page.reload();
    await compare.is('idle');
    panel = await compare.openTab('records');
    await compare.bringIn(t.bringIn.choose, 'run.json', idleText);
    await panel.getByText(t.bringIn.opened(nameOfRun(idle))).waitFor();
    await compare.bringIn(t.bringIn.choose, 'report.html', report.text);
    await panel.getByText(t.bringIn.opened(nameOfRun(busy))).waitFor();
    await page.getByRole('button', { name: t.runs.replayAt(nameOfRun(idle), t.runs.speeds['4']) }).click();
    await compare.is('replaying');
    await compare.says(compare.texts.status.replaying);
    await compare.is('finished');
    await page.getByRole('button', { name: t.runs.overlayOf(nameOfRun(busy)) }).click();
    await compare.openTab('findings');
    await compare.finished();
    expect(await figuresOf(compare)).toEqual(idleFigures);
    for (const transport of CHAPTER_TRANSPORTS) {
      const name = compare.texts.theory.other(compare.texts.transports[transport].label);
      await page.getByRole('row', { name }).waitFor();
    }
    await page.getByRole('button', { name: compare.texts.theory.removeOther }).click();
    expect(await page.locator('.row-other').count()).toBe(0);
    expect(importText(report.text)).toEqual({ record: busy });
  }, 120_000);
});
