import { expect, it } from 'vitest';
import { NO_FAULT } from '../../lab-server/wire/control.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import { openCompare, type ComparePage } from '../support/compare-page.ts';
import { post, startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';
import { eventually } from '../support/until.ts';

/** Opens the fault menu of a lane without a mouse. */
async function openMenu({ page, texts }: ComparePage, transport: TransportName): Promise<void> {
  await page.getByRole('button', { name: texts.faults.open(texts.transports[transport].name) }).focus();
  await page.keyboard.press('Enter');
}

/** Goes on by Tab until the control with this name has the focus. */
async function tabTo({ page }: ComparePage, name: string): Promise<void> {
  const focused = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const label =
        element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
      return label?.trim() ?? '';
    });
  for (let key = 0; (await focused()) !== name; key++) {
    if (key > 40) throw new Error(`Expected Tab to come to "${name}", got "${await focused()}" at last.`);
    await page.keyboard.press('Tab');
  }
}

async function setUp() {
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale: 'en-GB' }), 'en');
  const fault = (transport: TransportName) => lab.host.gate.fault(transport);
  return { lab, compare, t: compare.texts.faults, page: compare.page, fault };
}

it('refuses and cuts a lane by keyboard, and the lane says that it comes back', async () => {
  const { compare, t, page, fault } = await setUp();
  await openMenu(compare, 'websocket');
  await tabTo(compare, t.refuse);
  await page.keyboard.press('Space');
  await compare
    .lane('websocket')
    .getByRole('button', { name: `${t.active.refuse} · ${t.clear}` })
    .waitFor();
  expect(fault('websocket')).toEqual({ ...NO_FAULT, refuse: true });
  await tabTo(compare, t.cutReset);
  await page.keyboard.press('Enter');
  await compare.laneIs('websocket', 'reconnecting');
  await compare.laneIs('sse', 'connected');
  await page.getByRole('button', { name: t.cutReset }).waitFor({ state: 'hidden' });
  const button = page.getByRole('button', { name: t.open(compare.texts.transports.websocket.name) });
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  await tabTo(compare, `${t.active.refuse}×`);
  await page.keyboard.press('Enter');
  await compare.laneIs('websocket', 'connected');
  expect(fault('websocket')).toEqual(NO_FAULT);
});

it('freezes a lane by keyboard: it stands still while the others go on, and misses nothing', async () => {
  const { lab, compare, t, page, fault } = await setUp();
  await openMenu(compare, 'sse');
  await tabTo(compare, t.freeze);
  await page.keyboard.press('Space');
  await eventually(() => fault('sse').freeze);
  await post(lab, 2);
  await compare.laneShows('websocket', 'humeur 2');
  await compare.laneShows('short-poll', 'humeur 2');
  expect(await compare.lane('sse').getByText('humeur 2').count()).toBe(0);
  await compare.laneIs('sse', 'connected');
  await page.keyboard.press('Space');
  await compare.laneShows('sse', 'humeur 1');
  await compare.laneShows('sse', 'humeur 2');
});

it('cuts each lane in turn, and each one comes back by itself and has what it missed', async () => {
  const { lab, compare, t } = await setUp();
  for (const [n, transport] of (['long-poll', 'sse', 'websocket'] as const).entries()) {
    await openMenu(compare, transport);
    await tabTo(compare, t.cutClean);
    await compare.page.keyboard.press('Enter');
    await post(lab, 1, n + 1);
    await compare.laneShows(transport, `humeur ${n + 1}`);
    await compare.laneIs(transport, 'connected');
  }
  await compare.laneShows('short-poll', 'humeur 3');
  const moods = compare.lane('sse').getByText(/humeur \d/);
  expect(await moods.count()).toBe(3);
});

it('shows one page’s faults on another page, which can lift them', async () => {
  const { lab, compare, t, page } = await setUp();
  const other = await openCompare(await openPage(lab.origin, { locale: 'fr' }), 'fr');
  await openMenu(compare, 'long-poll');
  const delay = compare.lane('long-poll').getByLabel(t.delay);
  await delay.selectOption({ value: '500' });
  const badge = other.lane('long-poll').getByRole('button', { name: other.texts.faults.clear });
  await badge.click();
  await badge.waitFor({ state: 'detached' });
  await eventually(() => lab.host.gate.fault('long-poll').delayMs === 0);
  await page.locator('article[data-transport="long-poll"] .fault-badge').waitFor({ state: 'detached' });
  expect(await delay.inputValue()).toBe('0');
});
