import axe from 'axe-core';
import type { Page } from 'playwright';

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/** What axe finds in the page as it stands, or in a part of it: in light and in dark, on a phone and on a laptop. */
export async function axeFindings(page: Page, part = 'html'): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const found: string[] = [];
  for (const viewport of [PHONE, LAPTOP]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
      for (const violation of await violations(page, part))
        found.push(`${viewport.width} ${colorScheme} ${violation}`);
    }
  }
  return found;
}

async function violations(page: Page, part: string): Promise<string[]> {
  const results = await page.evaluate(
    (within) => window.axe.run(within, { resultTypes: ['violations'] }),
    part,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
