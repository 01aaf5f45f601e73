import { existsSync } from 'node:fs';
import { installedBrowsers, launchBrowser, WHAT_TO_INSTALL } from './browser.ts';
import { run, runTool } from './process.ts';

/** A silent network must not hold the test run: past this the next way is tried. In milliseconds. */
const DOWNLOAD_TIMEOUT = 180_000;
const START_TIMEOUT = 30_000;

/**
 * The path of a browser that really starts. Where there is none it installs one: Playwright's Chromium, else
 * Debian's where this process may. Rejects with one line that says what to install.
 */
export async function ensureBrowser(): Promise<string> {
  for (const install of [nothing, installFromPlaywright, installFromDebian]) {
    await install();
    const found = await firstThatStarts(installedBrowsers());
    if (found !== undefined) return found;
    if (process.env['HUMEUR_BROWSER']) break;
  }
  throw new Error(explainAbsence());
}

async function firstThatStarts(candidates: readonly string[]): Promise<string | undefined> {
  for (const executablePath of candidates) {
    if (await starts(executablePath)) return executablePath;
  }
  return undefined;
}

async function starts(executablePath: string): Promise<boolean> {
  try {
    const browser = await launchBrowser({ executablePath, timeout: START_TIMEOUT });
    await browser.close();
    return true;
  } catch {
    process.stdout.write(`${executablePath} does not start.\n`);
    return false;
  }
}

async function nothing(): Promise<void> {}

async function installFromPlaywright(): Promise<void> {
  process.stdout.write('No browser found: playwright install chromium\n');
  await runTool('playwright', ['install', '--no-shell', 'chromium'], {
    timeoutMs: DOWNLOAD_TIMEOUT,
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  });
}

/** Debian and its kin only, and only as root. Ubuntu's `chromium` needs snap, so there this may not suffice. */
async function installFromDebian(): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  process.stdout.write('No browser found: apt-get install chromium\n');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env });
  const packages = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji'];
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env });
}

function explainAbsence(): string {
  const chosen = process.env['HUMEUR_BROWSER'];
  if (chosen) return `Expected HUMEUR_BROWSER to name a browser that starts, got "${chosen}".`;
  return `Expected a browser that starts, got none. ${WHAT_TO_INSTALL}`;
}
