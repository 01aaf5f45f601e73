import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { failed, passed, type Check } from './check.ts';
import { CHECKS } from './checks/all.ts';
import { runChecks } from './runner.ts';
import type { Stage } from './stage.ts';
import { startBrowser } from './start-browser.ts';
import { tryProgram, endTries, verdict } from './try-program.ts';

let browser: Browser;
beforeAll(async () => void (browser = await startBrowser()));
afterAll(async () => {
  await browser.close();
  await endTries();
});

/** A check that finds the machine too busy so many times, and one that needs it. */
function busyFor(times: number): Check[] {
  let left = times;
  const run = async (stage: Stage) => {
    stage.doubtful = left-- > 0;
    return passed;
  };
  const busy: Check = { ...CHECKS[1][0]!, id: 'busy', needs: [], run };
  return [busy, { ...busy, id: 'after', needs: ['busy'], run: async () => passed }];
}

it('runs a check again that found the machine too busy, and then what needs it', async () => {
  const results = await runChecks(browser, busyFor(2), '', 1, () => {});
  expect(results.map(({ status }) => status)).toEqual(['pass', 'pass']);
});

it('lets a failure stand, however busy the machine', async () => {
  const [busy] = busyFor(1);
  const run = async (stage: Stage) => {
    stage.doubtful = true;
    return failed('more', 'less', { fr: 'Trop peu', en: 'Too little' });
  };
  const [result] = await runChecks(browser, [{ ...busy!, run }], '', 1, () => {});
  expect(result?.status).toBe('fail');
});

it.each([
  'location.reload()',
  "location.hash = ''; location.search = '?away'",
  "location.href = 'about:blank'",
])('says of a page that leaves in the middle of a measurement that it has left: %s', async (leave) => {
  const source = `export async function compareMethods() { ${leave}; await new Promise(() => {}); }`;
  const [result] = await tryProgram(1, source, { only: ['1.starts'], ending: 'js' });
  expect(verdict(result!)).toMatchObject({ status: 'fail', fact: expect.stringContaining('left, reloaded') });
});

it('gives up without a verdict: neither passed nor failed', async () => {
  const [busy, after] = await runChecks(browser, busyFor(3), '', 1, () => {});
  expect(busy).toMatchObject({ status: 'error', finding: null });
  expect(busy?.reason?.en).toContain('too busy');
  expect(after?.status).toBe('skip');
});
