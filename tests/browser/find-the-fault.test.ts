import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { FAULT_FOLDER, FAULTS, type FaultName } from '../../lab-server/wire/faults.ts';
import { en } from '../../lab-ui/exercise/faults/en.ts';
import { fr } from '../../lab-ui/exercise/faults/fr.ts';
import { STORIES } from '../../lab-ui/exercise/faults/stories/stories.ts';
import { axeFindings } from '../support/axe.ts';
import { startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const solutionOf = (fault: FaultName) =>
  readFile(join(project, 'solutions', FAULT_FOLDER, `${fault}.ts`), 'utf8');

/** The page on a copy of the programs, once each of them has run. */
async function open(locale: 'fr' | 'en') {
  const root = await temporaryFolder();
  await cp(join(project, 'exercises', FAULT_FOLDER), join(root, FAULT_FOLDER), { recursive: true });
  const lab = await startLab({ pages: 'built', exercises: root });
  const page = await openPage(`${lab.origin}/exercises/4`, { locale, reducedMotion: 'reduce' });
  for (const fault of FAULTS) await verdict(page, fault, 'damage').waitFor();
  const save = (fault: FaultName, text: string) => writeFile(join(root, FAULT_FOLDER, `${fault}.ts`), text);
  const given = (fault: FaultName) => readFile(join(root, FAULT_FOLDER, `${fault}.ts`), 'utf8');
  return { lab, page, save, given };
}

const card = (page: Page, fault: FaultName): Locator => page.locator(`#${fault}`);
const verdict = (page: Page, fault: FaultName, state: string): Locator =>
  card(page, fault).locator(`.verdict[data-state="${state}"]`);
const feedback = (page: Page, fault: FaultName): Locator => card(page, fault).locator('.feedback');

it('takes a student from the wrong line to the right one, and to a mended program', async () => {
  const { page, save, given } = await open('fr');
  const story = STORIES['heartbeats'];
  const heart = card(page, 'heartbeats');
  expect(await page.title()).toBe(`${fr.title} · Humeur Lab`);
  expect(await heart.locator('.counter-figure').textContent()).toBe('13');

  const lines = (await given('heartbeats')).split('\n');
  const [wrong, right] = ['connection.send', 'network.setInterval'].map(
    (needle) => lines.findIndex((line) => line.includes(needle)) + 1,
  ) as [number, number];
  await heart.getByText(lines[wrong - 1]!.trim()).click();
  await heart.getByRole('button', { name: fr.nameIt(wrong) }).click();
  await feedback(page, 'heartbeats').getByText(story.nudges[0]!.say.fr).waitFor();

  // From there to the right line with the keyboard alone; Enter names it.
  const steps = lines.slice(right - 1, wrong - 1).filter((line) => line.trim() !== '').length;
  for (let step = 0; step < steps; step++) await page.keyboard.press('ArrowUp');
  await heart.getByRole('button', { name: fr.nameIt(right) }).waitFor();
  await page.keyboard.press('Enter');
  await feedback(page, 'heartbeats').getByText(story.why.fr).waitFor();
  await feedback(page, 'heartbeats').getByText('exercises/04-find-the-fault/heartbeats.ts').waitFor();
  await page.getByRole('link', { name: fr.marks.named }).waitFor();

  await save('heartbeats', await solutionOf('heartbeats'));
  await verdict(page, 'heartbeats', 'mended').getByText(story.mended.fr).waitFor();
  expect(await heart.locator('.counter-figure').textContent()).toBe('1');
  await page.getByText(fr.mendedOf('1', '6')).waitFor();
  await page.reload();
  await page.getByRole('link', { name: fr.marks.mended }).waitFor();
  await feedback(page, 'heartbeats').getByText(story.why.fr).waitFor();
});

it('calls all six solutions mended, and a program that only stands still not', async () => {
  const { page, save } = await open('en');
  for (const fault of FAULTS) {
    await save(fault, await solutionOf(fault));
    await verdict(page, fault, 'mended').getByText(en.mended).waitFor();
  }
  await page.getByText(en.mendedOf('6', '6')).waitFor();
  const idle = 'export function stayConnected(): void {}\n';
  await save('fresh-connection', idle);
  await verdict(page, 'fresh-connection', 'undone').getByText('no connection worked').waitFor();
  await page.getByText(en.mendedOf('5', '6')).waitFor();
  expect(await card(page, 'fresh-connection').getAttribute('data-progress')).toBe('named');
});

describe('a program that cannot run', () => {
  it('is told with its file and line, and leaves page and lab at work', async () => {
    const { page, save, given, lab } = await open('en');
    const text = await given('two-clocks');
    const says = (...parts: string[]) =>
      parts.reduce(
        (found, hasText) => found.filter({ hasText }),
        verdict(page, 'two-clocks', 'broken').filter({ hasText: en.broken }),
      );
    const line = (needle: string) => text.split('\n').findIndex((found) => found.includes(needle)) + 1;

    await save('two-clocks', text.replace('let count = 0;', 'let count = ;'));
    await says(en.at('two-clocks.ts', line('let count'))).waitFor();

    await save('two-clocks', text.replace('count += 1;', 'nothing.count += 1;'));
    await says(en.at('two-clocks.ts', line('count += 1;')), 'nothing is not defined').waitFor();

    await save('two-clocks', text.replace('count += 1;', 'while (at > 0) count += 1;'));
    await says(en.at('two-clocks.ts', line('count += 1;')), 'This loop does not end').waitFor();

    await save('two-clocks', `${text}\nthrow new Error('at once');\n`);
    await says(en.at('two-clocks.ts', text.split('\n').length + 1), 'at once').waitFor();

    await save('two-clocks', text.replace('export function createMeter', 'export function createMetre'));
    await says('createMeter').waitFor();

    await save('two-clocks', await solutionOf('two-clocks'));
    await verdict(page, 'two-clocks', 'mended').waitFor();
    const { headers } = await fetch(`${lab.origin}/exercises/4/two-clocks/program.js`);
    expect(headers.get('content-security-policy')).toBe("default-src 'none'");
  });

  it('is ended after three seconds where nothing else ends it', async () => {
    const { page, save, given } = await open('fr');
    const text = await given('jitter-at-the-cap');
    // No loop of the file's own: an expression that looks for a match for years.
    const endless = "/^(a+)+$/.test(`${'a'.repeat(60)}b`);\n  const share";
    await save('jitter-at-the-cap', text.replace('const share', endless));
    await verdict(page, 'jitter-at-the-cap', 'endless').getByText(fr.endless).waitFor();
    await save('jitter-at-the-cap', text);
    await verdict(page, 'jitter-at-the-cap', 'damage').waitFor();
    expect(await card(page, 'jitter-at-the-cap').locator('.counter-figure').textContent()).toMatch(/^1.000$/);
  });
});

it.each(['fr', 'en'] as const)('has nothing that axe finds, in %s', async (locale) => {
  const { page, save } = await open(locale);
  const batch = card(page, 'full-batch');
  await batch.getByText('const batch = waiting;').click();
  await batch.locator('.name-button').click();
  const row = card(page, 'lost-insert');
  await row.getByText('folded.set(event.id, event);').click();
  await row.locator('.name-button').click();
  await save('heartbeats', await solutionOf('heartbeats'));
  await verdict(page, 'heartbeats', 'mended').waitFor();
  await save('two-clocks', 'export const nothing = ;');
  await verdict(page, 'two-clocks', 'broken').waitFor();
  await save('fresh-connection', 'export function stayConnected(): void {}\n');
  await verdict(page, 'fresh-connection', 'undone').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
