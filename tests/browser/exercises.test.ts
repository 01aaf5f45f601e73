import { describe, expect, it } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { solution } from '../support/exercise-folder.ts';
import { CHECK_MS, ExercisePage } from '../support/exercise-page.ts';

/** Three checks of an exercise, and what happens between them. */
const JOURNEY = { timeout: 3 * CHECK_MS };

describe('from the scaffold over a part to the solution', () => {
  it('exercise 1, in English', JOURNEY, async () => {
    const student = await ExercisePage.open({ exercise: 1, locale: 'en' });
    const { page, banner, texts } = student;
    await student.is('partly');
    await student.stepIs('starts', 'fail');
    await student.stepIs('polls', 'skip');
    await banner.getByText('exercises/01-comparison/compare.ts').waitFor();
    await student.step('starts').getByText(texts.steps.expected, { exact: true }).waitFor();
    await student.step('starts').getByText(texts.steps.hint).click();
    expect(await axeFindings(page)).toEqual([]);
    const utf16 = await student.solutionWith('new TextEncoder().encode(text).length', 'text.length');
    await student.saveAndReload(utf16);
    await student.stepIs('polls', 'pass');
    await student.stepIs('bytes', 'fail');
    await student.saveAndReload(await solution(1));
    await student.stepIs('bytes', 'pass');
    await student.isComplete();
    await banner.getByText(texts.phase.complete).waitFor();
  });

  it('exercise 2, in French', JOURNEY, async () => {
    const student = await ExercisePage.open({ exercise: 2, locale: 'fr' });
    const { page, banner, texts } = student;
    await student.is('partly');
    await student.stepIs('connects', 'fail');
    await student.stepIs('comes-back', 'skip');
    await student.step('connects').getByText('aucun WebSocket n’est ouvert').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    const without = await student.solutionWith('return Math.random() *', 'return 1 *');
    await student.saveAndReload(without);
    await student.stepIs('connects', 'pass');
    await student.stepIs('jitter', 'fail');
    await student.saveAndReload(await solution(2));
    await student.isComplete();
    await banner.getByText(texts.phase.complete).waitFor();
  });

  it('exercise 3, in English', JOURNEY, async () => {
    const student = await ExercisePage.open({ exercise: 3, locale: 'en' });
    const { page, banner, texts } = student;
    await student.is('partly');
    expect(await page.locator('[data-step][data-status="fail"]').count()).toBeGreaterThan(0);
    expect(await axeFindings(page)).toEqual([]);
    await student.saveAndReload(await solution(3));
    await student.isComplete();
    await banner.getByText(texts.phase.complete).waitFor();
  });
});

it('is used by keyboard alone', async () => {
  const { page, texts, ...student } = await keyboardPage();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#exercise');
  await tabTo(page, texts.reconnect.connect);
  await page.keyboard.press('Enter');
  await student.frame.locator('[data-state="connected"]').waitFor();
  await tabTo(page, texts.faults.freeze);
  await page.keyboard.press('Space');
  await page.getByText(texts.faults.active).waitFor();
});

async function keyboardPage() {
  const student = await ExercisePage.open({ exercise: 2, locale: 'en', text: await solution(2) });
  await student.ready();
  return { page: student.page, texts: student.texts, frame: student.frame };
}

/** Presses Tab until the focus is on the element with this text. */
async function tabTo(page: ExercisePage['page'], text: string): Promise<void> {
  for (let key = 0; key < 80; key++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.textContent.trim())) === text) return;
  }
  throw new Error(`Expected Tab to come to "${text}", got none.`);
}
