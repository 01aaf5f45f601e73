import axe from 'axe-core';
import type { Page } from 'playwright';

const LAPTOP = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/** What axe finds in the page as it stands: in light and in dark, on a phone and on a laptop. */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const found: string[] = [];
  for (const viewport of [PHONE, LAPTOP]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
      for (const violation of await violations(page))
        found.push(`${viewport.width} ${colorScheme} ${violation}`);
    }
  }
  return found;
}

async function violations(page: Page): Promise<string[]> {
  const results = await page.evaluate(() => window.axe.run({ resultTypes: ['violations'] }));
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
  );
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}
