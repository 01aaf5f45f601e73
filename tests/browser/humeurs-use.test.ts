import { expect, it } from 'vitest';
import { projectFr } from '../../lab-ui/project/fr.ts';
import { axeFindings } from '../support/axe.ts';
import { openLive } from '../support/humeurs-page.ts';
import { post } from '../support/lab.ts';

it('is clean for axe in its main states, and on a phone nothing scrolls sideways', async () => {
  const { lab, page, humeurs } = await openLive('fr');
  expect(await axeFindings(page)).toEqual([]);
  await post(lab, 3);
  await humeurs.card('humeur 3').waitFor();
  await humeurs.button(humeurs.texts.cards.editOf('Zoé')).first().click();
  await page.getByText(projectFr.own).click();
  await humeurs.button(projectFr.join).click();
  await humeurs.button(humeurs.texts.faults.refuseJoin).click();
  await humeurs.is('refused');
  expect(await axeFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 360, height: 740 });
  const [wide, inner] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  expect(wide).toBe(inner);
});

it('is used by keyboard alone, and the focus stays where the work is', async () => {
  const { lab, page, humeurs } = await openLive('en');
  const { form, cards, faults } = humeurs.texts;
  const press = (key: string) => page.keyboard.press(key);
  await post(lab, 2);
  await humeurs.card('humeur 2').waitFor();
  await page.getByLabel(form.nom).focus();
  await page.keyboard.type('Ada');
  await press('Enter');
  await humeurs.card('Ada').waitFor();
  await humeurs.button(cards.editOf('Ada')).focus();
  await press('Enter');
  await page.keyboard.type('by keyboard');
  await press('Enter');
  await humeurs.card('by keyboard').waitFor();
  await humeurs.hasFocus(cards.editOf('Ada'));
  await press('Enter');
  await press('Escape');
  await humeurs.hasFocus(cards.editOf('Ada'));
  await press('Tab');
  await press('Enter');
  await humeurs.card('Ada').waitFor({ state: 'detached' });
  await humeurs.hasFocus(cards.editOf('Zoé'));
  await humeurs.button(faults.refuseJoin).focus();
  await press('Enter');
  await humeurs.is('refused');
  await humeurs.button(faults.clear).focus();
  await press('Enter');
  await humeurs.is('connected');
  await humeurs.hasFocus(faults.clear);
  expect([...lab.store.rows()].map(({ nom }) => nom)).toEqual(['Zoé', 'Zoé']);
});

it('leaves the focus at the list when its last mood is deleted', async () => {
  const { lab, page, humeurs } = await openLive('fr');
  await post(lab, 1);
  await humeurs.button(humeurs.texts.cards.removeOf('Zoé')).press('Enter');
  await humeurs.card('Zoé').waitFor({ state: 'detached' });
  expect(await page.locator('#moods:focus').count()).toBe(1);
});

it.each([1280, 360])(
  'has the faults before the moods and the indicator in sight, %i px wide',
  async (width) => {
    const { lab, page, humeurs } = await openLive('fr');
    await page.setViewportSize({ width, height: 800 });
    await post(lab, 30);
    await humeurs.card('humeur 30').waitFor();
    const { form, faults, cards } = humeurs.texts;
    await humeurs.button(form.submit).focus();
    await page.keyboard.press('Tab');
    await humeurs.hasFocus(faults.cut);
    const top = async (part: string) => (await page.locator(part).boundingBox())!.y;
    const isAbove = (await top('.live-faults')) < (await top('.cards'));
    expect(isAbove).toBe(width === 360);
    await humeurs.button(cards.removeOf('Zoé')).last().focus();
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
    expect(await top('.indicator')).toBe(0);
  },
);

it('has room for a name of eighty letters, and for a toast beside the faults', async () => {
  const { lab, page, humeurs } = await openLive('fr');
  const nom = 'A'.repeat(80);
  await lab.store.insert({ nom, emoji: '🙂', commentaire: '' });
  await humeurs.toast.filter({ hasText: nom }).waitFor();
  const toast = (await humeurs.toast.boundingBox())!;
  expect(toast.x + toast.width).toBeLessThan((await page.locator('.live-faults').boundingBox())!.x);
  const name = (await humeurs.card(nom).locator('b').boundingBox())!;
  expect(name.x + name.width).toBeLessThan((await page.locator('.card-buttons').boundingBox())!.x);
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

it('keeps what is being written about a mood that somebody else deletes', async () => {
  const { lab, page, humeurs } = await openLive('en');
  const { cards, faults, form, problems } = humeurs.texts;
  await post(lab, 2);
  await humeurs.card('humeur 2').waitFor();
  const edit = async (row: string, text: string) => {
    await humeurs.card(row).getByRole('button', { name: cards.edit }).click();
    await page.getByRole('listitem').getByLabel(form.commentaire).fill(text);
  };
  await edit('humeur 2', 'too late');
  await lab.store.remove(2);
  await page.getByText(cards.gone, { exact: true }).waitFor();
  expect(await axeFindings(page)).toEqual([]);
  await humeurs.button(cards.postAgain).click();
  await humeurs.card('too late').waitFor();
  expect([...lab.store.rows()].map(({ commentaire }) => commentaire)).toEqual(['humeur 1', 'too late']);
  await humeurs.button(faults.refuse).click();
  await humeurs.is('reconnecting');
  await edit('humeur 1', 'unheard of');
  await lab.store.remove(1);
  await page.keyboard.press('Enter');
  await page.getByText(problems.unchanged, { exact: true }).waitFor();
  await humeurs.button(faults.clear).click();
  await page.getByText(cards.gone, { exact: true }).waitFor();
  await page.getByRole('listitem').getByLabel(form.commentaire).press('Escape');
  await humeurs.card('humeur 1').waitFor({ state: 'detached' });
});
