import { expect, it } from 'vitest';
import { projectEn } from '../../lab-ui/project/en.ts';
import { projectFr } from '../../lab-ui/project/fr.ts';
import { axeFindings } from '../support/axe.ts';
import { openCompare } from '../support/compare-page.ts';
import { openHumeurs } from '../support/humeurs-page.ts';
import { post, startLab, type RunningLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';

const KEY = 'sb_publishable_of-the-project';

/** What reaches a lab, in its log of requests. */
function listen(lab: RunningLab, requests: string[]) {
  const request = lab.host.request.bind(lab.host);
  lab.host.request = (asked, answer) => {
    requests.push(`${asked.url} ${JSON.stringify(asked.headers)}`);
    return request(asked, answer);
  };
}

it.each(['fr', 'en'] as const)('follows a project of one’s own beside the lanes, in %s', async (language) => {
  const t = { fr: projectFr, en: projectEn }[language];
  const [lab, project] = [await startLab({ pages: 'built' }), await startLab()];
  const page = await openPage(lab.origin, { locale: language });
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.url()} ${JSON.stringify(request.headers())}`));
  page.on('websocket', (socket) => sent.push(socket.url()));
  listen(lab, sent);
  const compare = await openCompare(page, language);
  await page.getByRole('button', { name: compare.texts.choices.more }).click();
  await page.getByText(t.own).click();
  const form = page.getByRole('form', { name: t.own });
  await form.getByLabel(t.url).fill('not an address');
  await form.getByRole('button', { name: t.join }).click();
  await form.getByRole('alert').getByText('https://….supabase.co').waitFor();
  await form.getByLabel(t.url).fill(project.origin);
  await form.getByLabel(t.key).fill(KEY);
  await form.getByRole('button', { name: t.join }).click();
  await page.keyboard.press('Escape');
  const card = page.getByRole('article', { name: t.lane });
  await card.getByText(t.states.connected).waitFor();
  await post(project, 1);
  await card.getByText('humeur 1').waitFor();
  await card.getByRole('button', { name: t.measure }).click();
  await card.getByText(t.warning).waitFor();
  await card.getByRole('button', { name: t.write }).click();
  await card.getByText(t.roundTrips('5')).waitFor();
  await card.getByText(t.deleted('6')).waitFor();
  expect((await project.store.list(10)).rows.map(({ id }) => id)).toEqual([1]);
  expect(await card.getByText(t.unseen).count()).toBe(2);
  expect(await card.locator('.figure-value').first().textContent()).toBe(t.unknown);
  expect(await axeFindings(page, '.project-lane')).toEqual([]);
  const told = sent.filter((line) => line.includes(KEY));
  expect(told.filter((line) => !line.startsWith(project.origin) && !line.startsWith('ws'))).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify(Object.entries(localStorage)))).not.toContain(KEY);
  await card.getByRole('button', { name: t.leave }).click();
  await card.waitFor({ state: 'detached' });
});

it('is followed by the page of live moods too, and forgotten with the tab', async () => {
  const [lab, project] = [await startLab({ pages: 'built' }), await startLab()];
  const page = await openPage(`${lab.origin}/humeurs-live`, { locale: 'en' });
  const humeurs = await openHumeurs(page, 'en');
  await post(lab, 1);
  await post(project, 1, 2);
  await humeurs.card('humeur 1').waitFor();
  await page.getByText(projectEn.own).click();
  await page.getByLabel(projectEn.url).fill(project.origin);
  await page.getByLabel(projectEn.key).fill(KEY);
  await humeurs.button(projectEn.join).click();
  await humeurs.card('humeur 2').waitFor();
  expect(await humeurs.card('humeur 1').count()).toBe(0);
  await humeurs.post('Zoé', 'to the project');
  await humeurs.card('to the project').waitFor();
  expect((await project.store.list(10)).rows).toHaveLength(2);
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await humeurs.button(humeurs.texts.project.lab).click();
  await humeurs.card('humeur 1').waitFor();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});
