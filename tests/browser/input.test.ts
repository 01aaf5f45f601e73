import { expect, it } from 'vitest';
import { CHAPTER_TRANSPORTS } from '../../lab-server/wire/transports.ts';
import { openCompare } from '../support/compare-page.ts';
import { startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';

it('says what a field expects, keeps what was typed, and goes to it', async () => {
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale: 'fr' }), 'fr');
  const { page, texts } = compare;
  const { choices } = texts;
  await compare.choose({ seconds: 'une minute', rate: '0,5' });
  await compare.start();
  const seconds = page.getByLabel(choices.seconds);
  await page
    .getByRole('alert')
    .getByText(choices.problem(choices.seconds, choices.number, '10', '600', 's', 'une minute'))
    .waitFor();
  expect(await seconds.inputValue()).toBe('une minute');
  expect(await seconds.getAttribute('aria-invalid')).toBe('true');
  expect(await seconds.evaluate((field) => field === document.activeElement)).toBe(true);
  expect(await page.locator('[name="rate"]').getAttribute('aria-invalid')).toBe('false');
  expect(lab.feed.state.running).toBe(false);
  await seconds.fill('10');
  await page
    .getByText(choices.problem(choices.seconds, choices.number, '10', '600', 's', 'une minute'))
    .waitFor({
      state: 'detached',
    });
});

it('opens what hides a wrong field', async () => {
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale: 'en-GB' }), 'en');
  const { page, texts } = compare;
  await page.getByRole('button', { name: texts.choices.more }).click();
  await page.locator('[name="payloadBytes"]').fill('10,001');
  await page.keyboard.press('Escape');
  await page.locator('[name="payloadBytes"]').waitFor({ state: 'hidden' });
  await compare.start();
  await page.locator('[name="payloadBytes"]').waitFor({ state: 'visible' });
  await page.getByRole('alert').getByText('“10,001”').waitFor();
  expect(lab.feed.state.running).toBe(false);
});

it('shows markup in a mood as the text that it is', async () => {
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale: 'en-GB' }), 'en');
  const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await compare.post('<b>Ève</b>', markup);
  for (const transport of CHAPTER_TRANSPORTS)
    await compare.laneShows(transport, `<b>Ève</b> ${markup.slice(0, 80)}`);
  expect(await compare.page.locator('main img, main script, main b b').count()).toBe(0);
  expect(await compare.page.title()).toBe(compare.texts.title);
});

it('asks for a name, and tells what the lab refuses', async () => {
  const lab = await startLab({ pages: 'built' });
  const compare = await openCompare(await openPage(lab.origin, { locale: 'fr' }), 'fr');
  const { page, texts } = compare;
  await compare.post('  ', 'sans nom');
  await page.getByText(texts.post.needName('80')).waitFor();
  expect(await page.getByLabel(texts.post.commentaire).inputValue()).toBe('sans nom');
  expect(lab.log.latest).toBe(`${lab.log.epoch}.0`);
  await page
    .getByLabel(texts.post.nom)
    .evaluate((field: HTMLInputElement) => field.removeAttribute('maxlength'));
  await compare.post('x'.repeat(81), 'nom trop long');
  await page.getByText(texts.post.refused('<=80', '81')).waitFor();
  expect(await page.getByLabel(texts.post.commentaire).inputValue()).toBe('nom trop long');
  await compare.post('Zoé', '');
  await page.getByText(texts.post.posted).waitFor();
});
