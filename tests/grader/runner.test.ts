import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { passed, Undecided, type Check } from './check.ts';
import { CHECKS } from './checks/all.ts';
import { runChecks } from './runner.ts';
import { startBrowser } from './start-browser.ts';

let browser: Browser;
beforeAll(async () => void (browser = await startBrowser()));
afterAll(() => browser.close());

/** A check that finds the machine too busy so many times, and one that needs it. */
function busyFor(times: number): Check[] {
  let left = times;
  const run = async () => {
    if (left-- > 0) throw new Undecided();
    return passed;
  };
  const busy: Check = { ...CHECKS[1][0]!, id: 'busy', needs: [], run };
  return [busy, { ...busy, id: 'after', needs: ['busy'], run: async () => passed }];
}

it('runs a check again that found the machine too busy, and then what needs it', async () => {
  const results = await runChecks(browser, busyFor(2), '', 1, () => {});
  expect(results.map(({ status }) => status)).toEqual(['pass', 'pass']);
});

it('gives up without a verdict: neither passed nor failed', async () => {
  const [busy, after] = await runChecks(browser, busyFor(3), '', 1, () => {});
  expect(busy).toMatchObject({ status: 'error', finding: null });
  expect(busy?.reason?.en).toContain('too busy');
  expect(after?.status).toBe('skip');
});
