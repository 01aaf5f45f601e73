import type { Browser } from 'playwright';
import type { Slots } from '../slots.ts';
import { runChecks, type CheckResult } from '../runner.ts';

/** A check as it came out, with every time that it was run. */
export interface Settled {
  result: CheckResult;
  /** `flaky`: with other seeds it came out otherwise. */
  status: CheckResult['status'] | 'flaky';
  attempts: readonly CheckResult[];
}

/** The further times that a failed check is run, each with another seed. */
const REPETITIONS = [1, 2];

/**
 * Runs every failed check again with two other seeds. One that fails each time has failed; one that does not is
 * flaky, and a person has to look: it is never passed by repeating it.
 */
export function settle(
  browser: Browser,
  script: string,
  results: readonly CheckResult[],
  slots: Slots,
): Promise<Settled[]> {
  return Promise.all(results.map((result) => settleOne(browser, script, result, slots)));
}

async function settleOne(
  browser: Browser,
  script: string,
  result: CheckResult,
  slots: Slots,
): Promise<Settled> {
  if (result.status !== 'fail') return { result, status: result.status, attempts: [result] };
  const alone = { ...result.check, needs: [] };
  const repeat = async (nth: number) => {
    const [again] = await runChecks(browser, [alone], script, otherSeed(result.seed, nth), () => {}, {
      slots,
    });
    return again!;
  };
  const attempts = [result, ...(await Promise.all(REPETITIONS.map(repeat)))];
  // One without a verdict speaks for nobody.
  const agree = attempts.every(({ status, undecided }) => status === 'fail' || undecided);
  return { result, status: agree ? 'fail' : 'flaky', attempts };
}

/** Seeds that follow from the first: the same run is repeated by one number. */
function otherSeed(seed: number, n: number): number {
  return (seed + n * 0x9e3779b9) >>> 0;
}
