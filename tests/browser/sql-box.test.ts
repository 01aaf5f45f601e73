import { describe, expect, it } from 'vitest';
import { sqlEn } from '../../lab-ui/view/sql/en.ts';
import { sqlFr } from '../../lab-ui/view/sql/fr.ts';
import { axeFindings } from '../support/axe.ts';
import { openCompare } from '../support/compare-page.ts';
import { post, startLab, type RunningLab } from '../support/lab.ts';
import { openPage } from '../support/page.ts';
import { createDatabase, hasPostgres, startCluster } from '../support/postgres.ts';

const TEXTS = { fr: sqlFr, en: sqlEn };

/** The page with its SQL panel open. */
async function open(language: 'fr' | 'en', lab: RunningLab) {
  const compare = await openCompare(await openPage(lab.origin, { locale: language }), language);
  const panel = await compare.openTab('sql');
  const t = TEXTS[language];
  const field = panel.getByRole('textbox', { name: t.statement });
  const run = async (sql: string) => {
    await field.fill(sql);
    await field.press('ControlOrMeta+Enter');
  };
  return { compare, page: compare.page, panel, field, run, t };
}

const startWithDatabase = async () => startLab({ pages: 'built', database: await createDatabase() });

it('says without a database how to get one', async () => {
  const { compare, panel } = await open('fr', await startLab({ pages: 'built' }));
  await panel.getByText('npm start -- --database postgres://…').waitFor();
  expect(await compare.page.locator('.database').count()).toBe(0);
});

describe.runIf(hasPostgres)('with a database', () => {
  it.each(['fr', 'en'] as const)('draws the way of a commit into each lane, in %s', async (language) => {
    const lab = await startWithDatabase();
    await post(lab, 3);
    const { compare, page, panel, field, t } = await open(language, lab);
    await page.getByText('PostgreSQL', { exact: true }).waitFor();
    await field.press('ControlOrMeta+Enter');
    await panel.getByText(`UPDATE · ${t.oneRow}`).waitFor();
    for (const transport of ['long-poll', 'sse', 'websocket', 'short-poll'] as const) {
      const way = panel.locator(`tbody[data-transport="${transport}"][data-arrived="true"]`);
      await way.waitFor();
      const name = compare.texts.transports[transport].name;
      const figures = await way.getByRole('row', { name }).getByRole('cell').allTextContents();
      expect(figures).toHaveLength(5);
      for (const figure of figures) expect(figure).toMatch(/^\d[\d.,\s\u202f]*\s(ms|s)$/);
      await compare.laneShows(transport, '🚀');
    }
    expect(await axeFindings(page, '#panels')).toEqual([]);
  });

  it('shows what a SELECT gives, and that nothing has changed', async () => {
    const lab = await startWithDatabase();
    await post(lab, 2);
    const { panel, run, t } = await open('en', lab);
    await run("SELECT id, commentaire, NULL AS nothing FROM humeur WHERE nom = 'Zoé' ORDER BY id");
    const rows = panel.getByRole('region', { name: t.table }).getByRole('row');
    await panel.getByText(`SELECT · ${t.rows('2')}`).waitFor();
    expect(await rows.allTextContents()).toEqual(['idcommentairenothing', '1humeur 1NULL', '2humeur 2NULL']);
    await panel.getByText(t.nothing).waitFor();
  });

  it('shows where PostgreSQL points at in a wrong statement, also behind an emoji', async () => {
    const { page, panel, run, t } = await open('fr', await startWithDatabase());
    await run("SELECT '🚀', emojo FROM humeur");
    const alert = panel.getByRole('alert');
    await alert.getByText('column "emojo" does not exist').waitFor();
    await alert.getByText(t.position('13')).waitFor();
    expect(await alert.locator('pre').textContent()).toBe("SELECT '🚀', emojo FROM humeur");
    expect(await alert.locator('mark').textContent()).toBe('e');
    expect(await axeFindings(page, '#panels')).toEqual([]);
    await run('DROP TABLE humeur');
    await alert.getByText('DROP', { exact: true }).waitFor();
    await run("DELETE FROM humeur WHERE nom = '<img src=x>'");
    await panel.getByText(`DELETE · ${t.rows('0')}`).waitFor();
    expect(await alert.textContent()).toBe('');
  });

  it('says while the database is away since when, and goes on when it is back', async () => {
    const cluster = await startCluster();
    const lab = await startLab({ pages: 'built', database: cluster.url() });
    const { compare, page, panel, run, t } = await open('en', lab);
    await cluster.crash();
    await page.getByText(compare.texts.database.away('').split(':')[0]!.trim()).waitFor();
    await compare.laneIs('websocket', 'connected');
    expect(await axeFindings(page, '.status-row')).toEqual([]);
    await run('SELECT 1');
    await panel.getByRole('alert').getByText(t.databaseAway).waitFor();
    await cluster.up();
    await page.locator('.database[data-state="connected"]').waitFor();
    await run("INSERT INTO humeur (nom, emoji, commentaire) VALUES ('Zoé', '🎉', 'back')");
    await panel.getByText(`INSERT · ${t.oneRow}`).waitFor();
    await compare.laneShows('websocket', 'back');
  });
});
