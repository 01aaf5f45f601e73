import type { Browser } from 'playwright';
import { installedBrowsers, launchBrowser } from '../support/browser.ts';

/** How long a browser may take to start, milliseconds. */
const START_MS = 30_000;

/** No browser that is installed starts. */
export class NoBrowserError extends Error {}

/** The browser that students' pages run in: the first installed one that starts. The caller closes it. */
export async function startBrowser(): Promise<Browser> {
  const own = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false, timeout: START_MS };
  for (const executablePath of installedBrowsers()) {
    try {
      return await launchBrowser({ executablePath, ...own });
    } catch {
      // The next one may start.
    }
  }
  throw new NoBrowserError('Expected an installed browser that starts, got none.');
}
