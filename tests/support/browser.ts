import { chromium, type Browser, type LaunchOptions } from 'playwright';
import { findBrowsers } from '../../lab-server/web/find-browser.ts';

/** The Chrome, Chromium or Edge that the tests use; HUMEUR_BROWSER names another. */
export function findBrowser(): string | undefined {
  return installedBrowsers()[0];
}

/** All that are installed, best first. */
export function installedBrowsers(): string[] {
  return findBrowsers({ platform: process.platform, env: process.env }, chromium.executablePath());
}

/**
 * A headless browser; the caller closes it. Playwright starts it without a sandbox, which root needs, and without
 * traffic of its own.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = options.executablePath ?? findBrowser();
  if (executablePath === undefined)
    throw new Error(`Expected an installed browser, got none. ${WHAT_TO_INSTALL}`);
  return chromium.launch({ ...options, executablePath, headless: true });
}

/** One line for a person whose machine has no browser that starts. */
export const WHAT_TO_INSTALL =
  'Install Chrome, Chromium or Edge, or run "npx playwright install chromium"; HUMEUR_BROWSER may name its path.';
