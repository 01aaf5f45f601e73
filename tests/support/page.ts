import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { onTestFinished } from 'vitest';
import { launchBrowser } from './browser.ts';

let browser: Promise<Browser> | undefined;

/**
 * A page in a fresh context of one shared browser; the context goes with the test. Errors in the page fail it, but for
 * those that are `expected`.
 */
export async function openPage(
  url: string,
  options: BrowserContextOptions = {},
  expected?: RegExp,
): Promise<Page> {
  browser ??= launchBrowser();
  const context = await (await browser).newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => {
    if (!expected?.test(message)) errors.push(message);
  });
  onTestFinished(async () => {
    await context.close();
    if (errors.length > 0) throw new Error(`The page threw: ${errors.join('; ')}`);
  });
  await page.goto(url);
  return page;
}
