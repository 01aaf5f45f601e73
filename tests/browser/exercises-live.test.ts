import { describe, expect, it } from 'vitest';
import { NO_FAULT } from '../../lab-server/wire/control.ts';
import { axeFindings } from '../support/axe.ts';
import { scaffold, solution } from '../support/exercise-folder.ts';
import { ExercisePage } from '../support/exercise-page.ts';

describe('the live frame', () => {
  it('measures the student’s lanes beside the lab’s, and points out where they differ', async () => {
    const text = (await solution(1)).replace('tally.requests++', 'tally.requests += 2');
    const student = await ExercisePage.open({ exercise: 1, locale: 'en', text });
    const { page, texts } = student;
    await student.ready();
    await page.getByLabel(texts.compare.seconds).fill('3');
    await page.getByLabel(texts.compare.interval).fill('0.5');
    await page.getByLabel(texts.compare.rate).fill('10');
    await student.button(texts.compare.run).click();
    await page.locator('.compare-table').waitFor();
    await page
      .locator('.differences')
      .getByText(/^Polling: you count/)
      .waitFor();
    const labs = page.locator('.compare-table tbody').first().locator('tr').nth(1);
    expect(Number(await labs.locator('td').nth(1).textContent())).toBeGreaterThan(0);
    expect(await axeFindings(page)).toEqual([]);
  });

  it('shows what a manager says beside what the server sees, through a refusal', async () => {
    const student = await ExercisePage.open({ exercise: 2, locale: 'fr', text: await solution(2) });
    const { lab, page, texts, frame } = student;
    const { connect, disconnect, outcome, open, closed, table } = texts.reconnect;
    await student.ready();
    await student.button(connect).click();
    const truth = page.locator('.truth');
    await truth.locator('[data-state="connected"]').waitFor();
    await truth.getByText(open(1)).waitFor();
    await lab.store.insert({ nom: 'Zoé', emoji: '😴', commentaire: 'bonjour' });
    await frame.getByText('bonjour').waitFor();
    await truth.getByText(texts.reconnect.entries(1)).waitFor();
    lab.host.gate.set('websocket', { ...NO_FAULT, refuse: true });
    await student.button(texts.faults.cutReset).click();
    await truth.locator('[data-state="reconnecting"]').waitFor();
    await page.getByText(table).click();
    await page.locator('.attempts-list').getByText(outcome.refused).first().waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await student.button(disconnect).click();
    await truth.locator('[data-state="disconnected"]').waitFor();
    await truth.getByText(closed).waitFor();
  });

  it('gives three panes the same stream', async () => {
    const student = await ExercisePage.open({ exercise: 3, locale: 'en', text: await solution(3) });
    const { page, texts, frame } = student;
    await student.ready();
    await student.button(texts.batches.start).click();
    for (const pane of ['yours', 'none', 'course'])
      await page.locator(`.pane-card[data-pane="${pane}"] svg`).waitFor();
    await frame.locator('section').nth(2).locator('li').nth(20).waitFor();
    // The course loses what it folds: its fault is there to be seen.
    const lost = page.locator('.pane-card[data-pane="course"] .pane-figure[data-bad="true"]');
    await lost.getByText(texts.batches.missing).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await student.button(texts.batches.stop).click();
    await student.button(texts.batches.start).waitFor();
  });
});

describe('code that goes wrong', () => {
  it('without end stops its frame and nothing else, and the next save runs', async () => {
    const endless = await solution(2).then((text) =>
      text.replace('connect(): void {', 'connect(): void { for (;;);'),
    );
    const student = await ExercisePage.open({ exercise: 2, locale: 'en', text: endless });
    const { texts, trouble } = student;
    await student.ready();
    await student.button(texts.reconnect.connect).click();
    await trouble.getByText(texts.frame.stuck).waitFor();
    await student.button('FR').click();
    await student.button('EN').click();
    await student.folder.save(2, `${await solution(2)}\nfor (;;);\n`);
    await trouble.waitFor({ state: 'detached' });
    await trouble.getByText(texts.frame.stuck).waitFor();
    await student.folder.save(2, await solution(2));
    await trouble.waitFor({ state: 'detached' });
    await student.ready();
    expect(await trouble.count()).toBe(0);
  });

  it('that does not compile is told with its line, while the last code runs', async () => {
    const student = await ExercisePage.open({ exercise: 2, locale: 'fr', text: await solution(2) });
    const { page, texts, banner, frame } = student;
    await student.ready();
    await student.folder.save(2, `${await solution(2)}\nlet = ;\n`);
    await student.is('broken');
    const line = (await solution(2)).split('\n').length + 1;
    await banner.getByText(texts.steps.place('realtime-manager.ts', line)).waitFor();
    await banner.getByText(texts.phase.brokenKeeps).waitFor();
    await student.button(texts.reconnect.connect).click();
    await frame.locator('[data-state="connected"]').waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  it('that lacks its export, or throws, is told in words, and where', async () => {
    const student = await ExercisePage.open({
      exercise: 2,
      locale: 'en',
      text: 'export const other = 1;\n',
      throws: /boom/,
    });
    const { texts, trouble } = student;
    await trouble.getByText(texts.frame.missing('realtime-manager.ts', 'RealtimeManager')).waitFor();
    const text = (await solution(2)).replace(
      'disconnect(): void {',
      'disconnect(): void {\nsetTimeout(() => { throw new Error("boom"); });',
    );
    const line = text.split('\n').findIndex((row) => row.includes('boom')) + 1;
    await student.saveAndReload(text);
    await student.ready();
    await student.button(texts.reconnect.disconnect).click();
    await trouble.getByText(texts.frame.thrown('Error: boom')).waitFor();
    await trouble.getByText(texts.steps.place('realtime-manager.ts', line)).waitFor();
    await student.button(texts.frame.dismiss).click();
    expect(await trouble.count()).toBe(0);
  });

  it('that alerts and logs without measure hurts nobody', async () => {
    const noise =
      'for (let i = 0; i < 300; i++) alert(i); for (let i = 0; i < 50_000; i++) console.log("x".repeat(500), i);';
    const text = (await solution(2)).replace('connect(): void {', `connect(): void { ${noise}`);
    const student = await ExercisePage.open({ exercise: 2, locale: 'en', text });
    await student.ready();
    await student.button(student.texts.reconnect.connect).click();
    await student.page.locator('.truth [data-state="connected"]').waitFor();
    expect(await student.trouble.count()).toBe(0);
  });

  it('that is not there yet is asked for by name, and taken when it comes', async () => {
    const student = await ExercisePage.open({ exercise: 3, locale: 'fr', text: null });
    await student.is('missing');
    await student.banner.getByText('exercises/03-batching/realtime-handler.ts').waitFor();
    expect(await axeFindings(student.page)).toEqual([]);
    await student.folder.save(3, await scaffold(3));
    await student.ready();
    expect(await student.banner.getAttribute('data-phase')).not.toBe('missing');
  });
});
