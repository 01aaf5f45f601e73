import type { Browser } from 'playwright';
import { createLab, type Lab } from '../../lab-server/lab.ts';
import type { RunParameters, RunRecord } from '../../lab-server/wire/run.ts';
import type { ForPrograms } from '../../lab-ui/bench/run-once.ts';
import { launchBrowser } from '../support/browser.ts';

/**
 * What comparisons without a person need: a browser that is kept, and for each run a lab and a page of its own, so
 * that none meets what another left behind, not even longer numbers.
 */
export class CompareLab {
  #browser: Promise<Browser> | undefined;
  #lab: Lab | undefined;

  /** One run; rejects with what the page says went wrong. */
  async run(parameters: RunParameters): Promise<RunRecord> {
    const lab = (this.#lab = await createLab({ pages: 'built' }));
    const origin = `http://127.0.0.1:${await lab.listen(0)}`;
    const browser = await (this.#browser ??= launchBrowser());
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    try {
      const page = await context.newPage();
      await page.goto(origin);
      await page.waitForFunction(() => 'runComparison' in window);
      return await page.evaluate(runInPage, parameters);
    } finally {
      await context.close();
      await lab.close();
      this.#lab = undefined;
    }
  }

  /** Ends the browser, and a run that is under way. */
  async close(): Promise<void> {
    await (await this.#browser?.catch(() => undefined))?.close();
    await this.#lab?.close();
  }
}

function runInPage(parameters: RunParameters): Promise<RunRecord> {
  return (window as unknown as ForPrograms).runComparison(parameters);
}
