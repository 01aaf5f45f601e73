import type { Browser, LaunchOptions } from 'playwright';
import { installedBrowsers, launchBrowser, launchShell } from '../support/browser.ts';

/** How long a browser may take to start, milliseconds. */
const START_MS = 30_000;

/** No browser that is installed starts. */
export class NoBrowserError extends Error {}

/**
 * The browser that students' pages run in, for grading and for `npm run check` alike: the first that starts. Best is a
 * headless shell, Chromium without its face, whose pages cost a third less CPU; `HUMEUR_BROWSER` is an order. The
 * caller closes it.
 */
export async function startBrowser(own: LaunchOptions = {}): Promise<Browser> {
  const options = { ...own, timeout: START_MS };
  const installed = installedBrowsers().map(
    (executablePath) => () => launchBrowser({ ...options, executablePath }),
  );
  const shell = () => launchShell(options);
  for (const start of process.env['HUMEUR_BROWSER'] ? installed : [shell, ...installed]) {
    try {
      return await start();
    } catch {
      // The next one may start.
    }
  }
  throw new NoBrowserError('Expected an installed browser that starts, got none.');
}
