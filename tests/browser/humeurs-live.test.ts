import { describe, expect, it } from 'vitest';
import { NO_FAULT } from '../../lab-server/wire/control.ts';
import { openCompare } from '../support/compare-page.ts';
import { HumeursPage, openHumeurs, openLive } from '../support/humeurs-page.ts';
import { post, startLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';
import { eventually } from '../support/until.ts';

const MARKUP = '<img src=x onerror="window.ran = true">';

describe.each(['fr', 'en'] as const)('in %s', (language) => {
  it('brings what one person posts, changes and deletes to everyone’s page', async () => {
    const { lab, humeurs } = await openLive(language);
    const { humeurs: other } = await openLive(language, lab);
    const { cards, toast } = humeurs.texts;
    await humeurs.post('Zoé', 'tests au vert');
    await other.card('tests au vert').waitFor();
    await other.toast.filter({ hasText: toast('🙂', 'Zoé') }).waitFor();
    await humeurs.button(cards.editOf('Zoé')).click();
    const form = humeurs.page.getByRole('form', { name: cards.editOf('Zoé') });
    await form.getByLabel(humeurs.texts.form.emoji).selectOption('🚀');
    await form.getByLabel(humeurs.texts.form.commentaire).fill('en production');
    await form.getByRole('button', { name: cards.save }).click();
    await other.card('en production').filter({ hasText: '🚀' }).waitFor();
    await other.button(cards.removeOf('Zoé')).click();
    await humeurs.card('en production').waitFor({ state: 'detached' });
    expect([...lab.store.rows()]).toEqual([]);
  });

  it('shows each state, and says what happens next', async () => {
    const { humeurs } = await openLive(language);
    const { faults, next, reason, states } = humeurs.texts;
    await humeurs.button(faults.refuse).click();
    await humeurs.is('reconnecting');
    await humeurs.says(next.reconnecting);
    await humeurs.says(reason);
    await humeurs.button(faults.clear).click();
    await humeurs.is('connected');
    await humeurs.button(faults.refuseJoin).click();
    await humeurs.is('refused');
    await humeurs.says('Realtime is disabled for this project');
    await humeurs.button(faults.clear).click();
    await humeurs.is('connected');
    await humeurs.button(faults.error).click();
    await humeurs.says(next.rejoining);
    await humeurs.is('connected');
    await humeurs.button(faults.close).click();
    await humeurs.is('closed');
    await humeurs.says(next.closed);
    await humeurs.button(humeurs.texts.reopen).click();
    await humeurs.is('connected');
    await humeurs.button(humeurs.texts.leave).click();
    await humeurs.is('disconnected');
    expect(Object.values(states)).toContain(states.disconnected);
  });
});

it('tells a new mood for three seconds, as text whatever it looks like', async () => {
  const { lab, page, humeurs } = await openLive('fr');
  await lab.store.insert({ nom: MARKUP, emoji: '<b>!</b>', commentaire: MARKUP });
  const shown = Date.now();
  await humeurs.toast.filter({ hasText: MARKUP }).waitFor();
  await humeurs.card(MARKUP).waitFor();
  expect(await page.locator('img, .toast b, .card b b').count()).toBe(0);
  expect(await page.evaluate(() => 'ran' in window)).toBe(false);
  await page.locator('.toast[data-shown="false"]').waitFor();
  expect(Date.now() - shown).toBeGreaterThanOrEqual(2_990);
});

it('fetches what came while it was away, for Realtime does not repeat it, and says so', async () => {
  const { lab, humeurs } = await openLive('en');
  await post(lab, 1);
  await humeurs.card('humeur 1').waitFor();
  await humeurs.button(humeurs.texts.faults.refuse).click();
  await humeurs.is('reconnecting');
  await post(lab, 2, 2);
  await lab.store.remove(1);
  await humeurs.button(humeurs.texts.faults.clear).click();
  await humeurs.says(humeurs.texts.missed('2'));
  await humeurs.card('humeur 3').waitFor();
  await humeurs.card('humeur 2').waitFor();
  expect(await humeurs.card('humeur 1').count()).toBe(0);
});

it('sees the hole between SUBSCRIBED and the first change that is delivered', async () => {
  const { lab, humeurs } = await openLive('fr');
  await humeurs.button(humeurs.texts.faults.deliverAfter).click();
  await eventually(() => lab.realtimeFaults.fault.deliverAfterMs > 0);
  await humeurs.is('rejoining');
  await humeurs.is('connected');
  await humeurs.says(humeurs.texts.notFlowing);
  await post(lab, 1);
  await humeurs.says(humeurs.texts.missedOne);
  await humeurs.card('humeur 1').filter({ hasText: humeurs.texts.cards.missed }).waitFor();
  await post(lab, 1, 2);
  await humeurs.card('humeur 2').waitFor();
  expect(await humeurs.page.getByText(humeurs.texts.cards.missed).count()).toBe(1);
});

it('says that no answer came, and that a heartbeat got none, in a page whose time is ours', async () => {
  const lab = await startLab({ pages: 'built' });
  const page = await openPage('about:blank', { locale: 'en' });
  await page.clock.install();
  await page.goto(`${lab.origin}/humeurs-live`);
  const humeurs = await openHumeurs(page, 'en');
  const { faults, next } = humeurs.texts;
  await humeurs.button(faults.muteHeartbeat).click();
  await eventually(() => lab.realtimeFaults.fault.muteHeartbeat);
  // It shall not be back before anyone looks.
  lab.host.gate.set('supabase', { ...NO_FAULT, refuse: true });
  await page.clock.runFor(51_000);
  await humeurs.is('reconnecting');
  await humeurs.says('heartbeat timeout');
  await humeurs.button(faults.clear).click();
  await eventually(() => !lab.realtimeFaults.fault.muteHeartbeat);
  await page.clock.runFor(10_100);
  await humeurs.is('connected');
  await humeurs.button(faults.muteJoin).click();
  await humeurs.is('rejoining');
  await page.clock.runFor(1_100);
  await page.clock.runFor(10_000);
  await humeurs.is('timed-out');
  await humeurs.says(next['timed-out']);
  expect(await page.locator('.indicator-reason').count()).toBe(0);
});

it('counts what is shown', async () => {
  const { lab, page, humeurs } = await openLive('en');
  await post(lab, 3);
  await humeurs.card('humeur 3').waitFor();
  const figures = page.locator('.statistics');
  await figures.filter({ hasText: humeurs.texts.statistics.total }).waitFor();
  expect(await figures.locator('dd').allTextContents()).toEqual(['3', '3', '0.6']);
  expect(await figures.getByRole('listitem').allTextContents()).toEqual(['😴3']);
});

it('moves nothing where motion is not wanted', async () => {
  const lab = await startLab({ pages: 'built' });
  const page = await openPage(`${lab.origin}/humeurs-live`, { locale: 'fr', reducedMotion: 'reduce' });
  const humeurs = await openHumeurs(page, 'fr');
  await page.evaluate(() => {
    document.addEventListener('animationstart', ({ target }) => {
      document.title = getComputedStyle(target as Element).animationDuration;
    });
  });
  await post(lab, 1);
  await humeurs.card('humeur 1').and(page.locator('[data-news="none"]')).waitFor();
  expect(await page.title()).toBe('0.001s');
  await lab.store.remove(1);
  await humeurs.card('humeur 1').waitFor({ state: 'detached' });
});

it('is the only page that loads supabase-js before anyone asks for it', async () => {
  const lab = await startLab({ pages: 'built' });
  const scripts: string[] = [];
  const page = await openPage('about:blank', { locale: 'fr' });
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) void response.text().then((text) => scripts.push(text));
  });
  const hasClient = () => scripts.some((text) => text.includes('phx_join'));
  await page.goto(lab.origin);
  await openCompare(page, 'fr');
  expect(scripts.length).toBeGreaterThan(0);
  expect(hasClient()).toBe(false);
  await page.getByRole('link', { name: 'En direct' }).click();
  await new HumeursPage(page, 'fr').is('connected');
  await eventually(hasClient);
});
