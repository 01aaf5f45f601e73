import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright';
import type { RunRecord } from '../../lab-server/wire/run.ts';
import { en } from '../../lab-ui/i18n/en.ts';
import { fr } from '../../lab-ui/i18n/fr.ts';
import type { Texts } from '../../lab-ui/i18n/fr.ts';

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

  async choose(choices: Partial<Choices>): Promise<void> {
    for (const [field, value] of Object.entries(choices))
      await this.page.locator(`[name="${field}"]`).fill(value);
  }

  async start(): Promise<void> {
    const { start, again } = this.texts.run;
    const button = this.page.locator('button', { hasText: new RegExp(`^(${start}|${again})$`) });
    await button.click();
  }

  /** Resolves when the table of findings is there. */
  async finished(): Promise<void> {
    await this.page.getByRole('table').first().waitFor();
  }

  /** The record, as the person who exports it gets it. */
  async record(): Promise<RunRecord> {
    const download = this.page.waitForEvent('download');
    await this.page.getByRole('button', { name: 'JSON' }).click();
    return JSON.parse(await readFile(await (await download).path(), 'utf8')) as RunRecord;
  }
}
