import { describe, expect, it } from 'vitest';
import { projectEn } from '../../lab-ui/project/en.ts';
import { projectFr } from '../../lab-ui/project/fr.ts';
import { axeFindings } from '../support/axe.ts';
import { openLive } from '../support/humeurs-page.ts';
import { startLab } from '../support/lab.ts';
import { hasPostgres, startCluster } from '../support/postgres.ts';

it.each(['fr', 'en'] as const)('says of a project that nobody answers there, in %s', async (language) => {
  const { page, humeurs } = await openLive(language);
  const project = { fr: projectFr, en: projectEn }[language];
  await page.getByText(project.own).click();
  await page.getByLabel(project.url).fill('http://localhost:1');
  await page.getByLabel(project.key).fill('k');
  await humeurs.button(project.join).click();
  await humeurs.is('unreachable');
  await humeurs.says(humeurs.texts.next.unreachable);
  await page.getByText(humeurs.texts.problems.unreached, { exact: true }).waitFor();
  expect(await page.getByText(humeurs.texts.problems.answered).count()).toBe(0);
});

describe.runIf(hasPostgres)('a database that goes away', () => {
  it.each(['fr', 'en'] as const)('is told, and no longer when it is back, in %s', async (language) => {
    const cluster = await startCluster();
    const lab = await startLab({ pages: 'built', database: cluster.url() });
    const { page, humeurs } = await openLive(language, lab);
    const notice = page.locator('.database-notice');
    const problem = page
      .locator('.humeurs-status')
      .getByText(humeurs.texts.problems['database-away'], { exact: true });
    expect(await notice.textContent()).toBe('');
    await cluster.crash();
    await notice.filter({ hasText: '503' }).waitFor();
    await humeurs.post('Zoé', 'trop tard ?');
    await problem.waitFor();
    const { page: late } = await openLive(language, lab);
    await late.locator('.database-notice', { hasText: '503' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await cluster.up();
    await problem.waitFor({ state: 'detached' });
    await page.locator('.database-notice:empty').waitFor({ state: 'attached' });
  });
});
