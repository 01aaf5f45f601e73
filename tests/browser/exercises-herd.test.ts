import { describe, expect, it } from 'vitest';
import { herdEn } from '../../lab-ui/exercise/herd/en.ts';
import { herdFr } from '../../lab-ui/exercise/herd/fr.ts';
import { axeFindings } from '../support/axe.ts';
import { solution } from '../support/exercise-folder.ts';
import { ExercisePage } from '../support/exercise-page.ts';

const HERDS = { fr: herdFr, en: herdEn };

async function openHerd(locale: 'fr' | 'en', text?: string) {
  const student = await ExercisePage.open({ exercise: 2, locale, text: text ?? (await solution(2)) });
  return { student, herd: student.page.locator('.herd'), t: HERDS[locale] };
}

/** What the table says of a strategy, without its name. */
function figuresOf({ herd }: Awaited<ReturnType<typeof openHerd>>, strategy: string): Promise<string[]> {
  return herd.locator(`tr[data-strategy="${strategy}"] td`).allTextContents();
}

describe('a thousand clients with the student’s own delays', () => {
  it('come back spread out where they are drawn, and all at once where they are not', async () => {
    const opened = await openHerd('en');
    const { student, herd } = opened;
    await herd.locator('tr[data-strategy="yours"]').waitFor();
    const none = await figuresOf(opened, 'none');
    expect(await figuresOf(opened, 'yours')).not.toEqual(none);
    expect(await axeFindings(student.page, '.herd')).toEqual([]);
    await student.saveAndReload(await student.solutionWith('return Math.random() *', 'return 1 *'));
    await expect.poll(() => figuresOf(opened, 'yours')).toEqual(none);
  });

  it.each([
    ['return Math.random() *', 'return NaN *', (t: typeof herdFr) => t.noDelay(0, 'NaN')],
    ['return Math.random() *', 'return 0 *', (t: typeof herdFr) => t.storm],
    [
      'return Math.random() *',
      "throw new Error('oups'); return",
      (t: typeof herdFr) => t.threw('Error: oups'),
    ],
    ['export class RealtimeManager', 'class RealtimeManager', (t: typeof herdFr) => t.missing],
  ])('are explained where %j is %j', async (passage, instead, sentence) => {
    const text = (await solution(2)).replace(passage, () => instead);
    const { herd, t } = await openHerd('fr', text);
    await expect.poll(() => herd.locator('.herd-status').textContent()).toBe(sentence(t));
  });
});

it('a hundred real WebSockets are lost and come back with the student’s delays', async () => {
  const { student, herd, t } = await openHerd('fr');
  await herd.getByRole('button', { name: t.real.start }).click();
  await herd.getByText(/^Tous revenus/).waitFor();
  const seen = async (column: number) => {
    const cells = await herd.locator(`.herd-real tbody td:nth-child(${column})`).allTextContents();
    return cells.reduce((sum, text) => sum + Number(text), 0);
  };
  // Some were refused before they were let in again; whose delay outlasts the refusal never is.
  expect(await seen(2)).toBeGreaterThan(100);
  expect(await seen(3)).toBeGreaterThanOrEqual(100);
  expect(await axeFindings(student.page, '.herd')).toEqual([]);
});
