import { describe, expect, it } from 'vitest';
import { CHAPTER_TRANSPORTS } from '../../lab-server/wire/transports.ts';
import type { RunRecord } from '../../lab-server/wire/run.ts';
import { resultsOf } from '../../lab-ui/measure/results.ts';
import { COLUMNS } from '../../lab-ui/view/findings/columns.ts';
import { openCompare, type ComparePage } from '../support/compare-page.ts';
import { startLab, type RunningLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';

const SECONDS = 10;

/** Measured by hand from the raw arrivals, without the page's own arithmetic. */
function medianOf(lane: RunRecord['lanes'][number]): number {
  const sorted = lane.arrivals
    .map(({ at, receivedAt }) => receivedAt - at)
    .toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1]! + sorted[Math.floor(middle)]!) / 2;
}

function checkRecord(record: RunRecord, lab: RunningLab): void {
  expect(record).toMatchObject({ complete: true, stopped: false, hidden: false });
  expect(record.events).toBe(lab.feed.state.sent);
  expect(record.lastedMs).toBeGreaterThan(SECONDS * 1_000);
  for (const lane of record.lanes) {
    expect(lane.arrivals).toHaveLength(record.events);
    expect(lane.gaps).toBe(0);
    expect(lane.reading).toEqual(
      lab.host.meter.read(lane.reading.client).find(({ transport }) => transport === lane.transport),
    );
  }
  const [short, long, sse, websocket] = record.lanes;
  expect([sse!.reading.requests, websocket!.reading.requests]).toEqual([1, 1]);
  expect(short!.reading.requests).toBeGreaterThanOrEqual(SECONDS);
  expect(short!.reading.requests).toBeLessThanOrEqual(SECONDS + 4);
  expect(long!.reading.requests).toBeLessThanOrEqual(record.events + 2);
  for (const pushed of [long!, sse!, websocket!]) expect(medianOf(pushed)).toBeLessThan(medianOf(short!));
  expect(medianOf(short!)).toBeLessThan(1_500);
}

/** What the table has in a row, as it is written. */
const cellsOf = (compare: ComparePage, transport: string) =>
  compare.page.locator(`tr[data-transport="${transport}"]`).locator('th, td').allInnerTexts();

async function checkTable(compare: ComparePage, record: RunRecord, language: string): Promise<void> {
  const decimal = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  for (const result of resultsOf(record)) {
    const t = compare.texts.findings;
    const cells = await cellsOf(compare, result.transport);
    expect(cells).toHaveLength(COLUMNS.length + 1);
    expect(cells[0]).toBe(compare.texts.transports[result.transport].name);
    const perMinute = COLUMNS.findIndex(({ name }) => name(compare.texts) === t.requestsPerMinute) + 1;
    expect(cells[perMinute]).toContain(decimal.format(result.requestsPerMinute));
    expect(cells.at(-1)).toContain(percent.format(result.uselessShare!));
    expect(cells.join(' ')).not.toMatch(/NaN|undefined|Infinity/);
  }
}

async function checkTakeaway(compare: ComparePage, record: RunRecord): Promise<void> {
  const csv = await compare.download('CSV');
  expect(csv.name).toMatch(/^humeur-lab-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.csv$/);
  const [header, ...rows] = csv.text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  const column = (name: string) => rows.map((row) => row[header!.indexOf(name)]);
  expect(column('transport')).toEqual([...CHAPTER_TRANSPORTS]);
  expect(column('requests')).toEqual(record.lanes.map(({ reading }) => String(reading.requests)));
  expect(column('bytes_down')).toEqual(record.lanes.map(({ reading }) => String(reading.bytesDown)));
  await compare.page.getByRole('button', { name: compare.texts.findings.copy }).click();
  await compare.page.getByText(compare.texts.findings.copied).waitFor();
  const copied = await compare.page.evaluate(() => navigator.clipboard.readText());
  const lines = copied.split('\n').map((line) => line.split('\t'));
  expect(lines.map(([name]) => name)).toEqual([
    compare.texts.findings.transport,
    ...CHAPTER_TRANSPORTS.map((name) => compare.texts.transports[name].name),
  ]);
  const [titles] = lines;
  for (const line of lines) expect(line).toHaveLength(titles!.length);
}

describe.each([
  ['fr', 'fr-FR'],
  ['en', 'en-GB'],
] as const)('a comparison in %s', (language, locale) => {
  it('goes from opening the page to figures that can be taken along', async () => {
    const lab = await startLab({ pages: 'built' });
    const page = await openPage(lab.origin, { locale, permissions: ['clipboard-read', 'clipboard-write'] });
    const compare = await openCompare(page, language);
    expect(await page.locator('html').getAttribute('lang')).toBe(language);
    await compare.post('Zoé', 'Bonjour à tous');
    await page.getByText(compare.texts.post.posted).waitFor();
    for (const transport of CHAPTER_TRANSPORTS) await compare.laneShows(transport, 'Zoé Bonjour à tous');
    await compare.choose({ seconds: `${SECONDS}`, pollSeconds: '1', rate: '4' });
    await compare.start();
    await compare.is('running');
    await compare.allLanesAre('connected');
    await compare.finished();
    await compare.is('finished');
    const record = await compare.record();
    checkRecord(record, lab);
    await checkTable(compare, record, language);
    await checkTakeaway(compare, record);
    await page.getByText(compare.texts.findings.same(String(record.events))).waitFor();
  });
});
