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

it('is used by keyboard alone', async () => {
  const { lab, page, humeurs } = await openLive('en');
  const { form, cards } = humeurs.texts;
  await page.getByLabel(form.nom).focus();
  await page.keyboard.type('Zoé');
  await page.keyboard.press('Enter');
  await humeurs.card('Zoé').waitFor();
  await humeurs.button(cards.editOf('Zoé')).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('by keyboard');
  await page.keyboard.press('Enter');
  await humeurs.card('by keyboard').waitFor();
  await humeurs.button(cards.editOf('Zoé')).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await humeurs.button(cards.removeOf('Zoé')).focus();
  await page.keyboard.press('Enter');
  await humeurs.card('Zoé').waitFor({ state: 'detached' });
  expect([...lab.store.rows()]).toEqual([]);
});
