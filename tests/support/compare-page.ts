import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright';
import { CHAPTER_TRANSPORTS, type TransportName } from '../../lab-server/wire/transports.ts';
import type { RunRecord } from '../../lab-server/wire/run.ts';
import { en } from '../../lab-ui/i18n/en.ts';
import { fr } from '../../lab-ui/i18n/fr.ts';
import type { Texts } from '../../lab-ui/i18n/fr.ts';
import type { Phase } from '../../lab-ui/bench/model.ts';
import type { LinkState } from '../../lab-ui/link/state.ts';
import type { TabName } from '../../lab-ui/view/tabs/tab-names.ts';

/** A file that the page handed out. */
interface SavedFile {
  name: string;
  text: string;
}

export interface Choices {
  seconds: string;
  pollSeconds: string;
  rate: string;
}

/** The Compare page as a person uses it: by names and labels, in one of its languages. */
export class ComparePage {
  readonly page: Page;
  readonly texts: Texts;

  constructor(page: Page, language: 'fr' | 'en') {
    this.page = page;
    this.texts = { fr, en }[language];
  }

  /** The button that starts and stops. */
  get runButton(): Locator {
    const { start, again, stop } = this.texts.run;
    return this.page.getByRole('button', { name: new RegExp(`^(${start}|${again}|${stop})`) });
  }

  async choose(choices: Partial<Choices>): Promise<void> {
    for (const [field, value] of Object.entries(choices))
      await this.page.locator(`[name="${field}"]`).fill(value);
  }

  async start(): Promise<void> {
    const { start, again } = this.texts.run;
    const button = this.page.locator('button', { hasText: new RegExp(`^(${start}|${again})$`) });
    await button.click();
  }

  async stop(): Promise<void> {
    await this.page.getByRole('button', { name: new RegExp(`^${this.texts.run.stop}`) }).click();
  }

  async post(nom: string, commentaire: string): Promise<void> {
    const t = this.texts.post;
    await this.page.getByLabel(t.nom).fill(nom);
    await this.page.getByLabel(t.commentaire).fill(commentaire);
    await this.page.getByRole('button', { name: t.submit, exact: true }).click();
  }

  lane(transport: TransportName): Locator {
    return this.page.getByRole('article', { name: this.texts.transports[transport].name });
  }

  /** Resolves when the lane is in this state, and says so in words. */
  async laneIs(transport: TransportName, state: LinkState['name']): Promise<void> {
    const { reconnecting, [state as 'error']: word } = this.texts.states;
    const words = state === 'reconnecting' ? reconnecting(1, 8).split('1')[0]! : word;
    await this.lane(transport).locator(`[data-state="${state}"]`, { hasText: words }).waitFor();
  }

  async allLanesAre(state: LinkState['name']): Promise<void> {
    for (const transport of CHAPTER_TRANSPORTS) await this.laneIs(transport, state);
  }

  /** Resolves when the lane shows a mood with this text. */
  async laneShows(transport: TransportName, text: string): Promise<void> {
    await this.lane(transport).getByRole('listitem').filter({ hasText: text }).first().waitFor();
  }

  /** Resolves when the page says this sentence of its state. */
  async says(sentence: string): Promise<void> {
    await this.page.locator('.status-sentence', { hasText: sentence }).waitFor();
  }

  /** Resolves when the bench is in this phase. */
  async is(phase: Phase): Promise<void> {
    await this.page.locator(`main[data-phase="${phase}"]`).waitFor();
  }

  /** Resolves when the table of findings is there. */
  async finished(): Promise<void> {
    await this.is('finished');
    await this.page.getByRole('table').first().waitFor();
  }

  /** Opens a tab; resolves to its panel as soon as it is loaded. */
  async openTab(name: TabName): Promise<Locator> {
    const { [name]: title, loading } = this.texts.tabs;
    await this.page.getByRole('tab', { name: title }).click();
    const panel = this.page.getByRole('tabpanel', { name: title });
    await panel.filter({ hasNotText: loading }).waitFor();
    return panel;
  }

  /** The file that a button of the open panel hands out. */
  async download(button: string): Promise<SavedFile> {
    const waiting = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: button }).click();
    const file = await waiting;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  }

  /** Chooses a file with this content in the records' panel. */
  async bringIn(button: string, name: string, text: string): Promise<void> {
    const waiting = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: button }).click();
    await (await waiting).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  }

  /** The record, as the person who exports it gets it. */
  async record(): Promise<RunRecord> {
    return JSON.parse((await this.download('JSON')).text) as RunRecord;
  }
}

/** The page once it is ready and follows the lab on all lanes. */
export async function openCompare(page: Page, language: 'fr' | 'en'): Promise<ComparePage> {
  const compare = new ComparePage(page, language);
  await compare.is('idle');
  await compare.allLanesAre('connected');
  return compare;
}
