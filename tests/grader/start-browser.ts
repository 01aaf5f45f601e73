import type { Browser, LaunchOptions } from 'playwright';
import { installedBrowsers, launchBrowser, launchShell } from '../support/browser.ts';

/** How long a browser may take to start, milliseconds. */
const START_MS = 30_000;

/**
 * WebRTC asks no proxy before it sends datagrams, and a page may reach nothing but its lab. The first is the headless
 * shell's name of the switch, the second that of a browser with a face.
 */
const ONLY_BY_PROXY = ['force-webrtc-ip-handling-policy', 'webrtc-ip-handling-policy'].map(
  (name) => `--${name}=disable_non_proxied_udp`,
);

/** No browser that is installed starts. */
export class NoBrowserError extends Error {}

/**
 * The browser that students' pages run in, for grading and for `npm run check` alike: the first that starts. Best is a
 * headless shell, Chromium without its face, whose pages cost a third less CPU; `HUMEUR_BROWSER` is an order. The
 * caller closes it.
 */
export async function startBrowser(own: LaunchOptions = {}): Promise<Browser> {
  const options = { ...own, timeout: START_MS, args: [...ONLY_BY_PROXY, ...(own.args ?? [])] };
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
