import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright';
import { findBrowsers } from '../../lab-server/web/find-browser.ts';

/** The Chrome, Chromium and Edge that are installed, best first; HUMEUR_BROWSER names another. */
export function installedBrowsers(): string[] {
  return findBrowsers({ platform: process.platform, env: process.env }, chromium.executablePath());
}

/**
 * A headless browser; the caller closes it. Playwright starts it without a sandbox, which root needs, and without
 * traffic of its own.
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = options.executablePath ?? installedBrowsers()[0];
  if (executablePath === undefined)
    throw new Error(`Expected an installed browser, got none. ${WHAT_TO_INSTALL}`);
  return launch({ ...options, executablePath });
}

/**
 * As `launchBrowser`, a headless shell: Chromium's contents without its face. Playwright's own, else Debian's package
 * `chromium-headless-shell`; rejects where there is none.
 */
export function launchShell(options: LaunchOptions = {}): Promise<Browser> {
  return launch(existsSync(DEBIAN_SHELL) ? { ...options, executablePath: DEBIAN_SHELL } : options);
}

const DEBIAN_SHELL = '/usr/bin/chromium-headless-shell';

function launch(options: LaunchOptions): Promise<Browser> {
  const args = [`--disable-features=${FEATURES_OFF.join(',')}`, ...(options.args ?? [])];
  return chromium.launch({ ...options, args, headless: true });
}

/**
 * The first three are address bars that are pages themselves: each context would open two of them, which doubles
 * what a page costs. The switch replaces Playwright's own, so what that keeps off for pages of this machine follows.
 */
const FEATURES_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'TcpPortRandomizationWin',
  'ThirdPartyStoragePartitioning',
];

/** One line for a person whose machine has no browser that starts. */
export const WHAT_TO_INSTALL =
  'Install Chrome, Chromium or Edge, or run "npx playwright install chromium"; HUMEUR_BROWSER may name its path.';
