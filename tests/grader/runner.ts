import type { Browser } from 'playwright';
import type { Check, Finding, Text } from './check.ts';
import { Stage } from './stage.ts';
import { StudentError } from './student-page.ts';

/** What became of one check. `skip`: a check that it needs has failed. `error`: the grader itself could not do it. */
export interface CheckResult {
  check: Check;
  status: 'pass' | 'fail' | 'skip' | 'error';
  finding: Finding | null;
  /** For `error` and `skip`: why. */
  reason: Text | null;
  seed: number;
  durationMs: number;
}

/** Runs checks in their order, each on a stage of its own; tells each result as it comes. */
export async function runChecks(
  browser: Browser,
  checks: readonly Check[],
  script: string,
  seed: number,
  onResult: (result: CheckResult) => void,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    const lacking = check.needs.find((id) => results.some((r) => r.check.id === id && r.status !== 'pass'));
    const result =
      lacking === undefined ? await runCheck(browser, check, script, seed) : skipped(check, lacking, seed);
    results.push(result);
    onResult(result);
  }
  return results;
}

async function runCheck(browser: Browser, check: Check, script: string, seed: number): Promise<CheckResult> {
  const begun = performance.now();
  const stage = await Stage.open(browser, script, seed);
  const base = { check, seed, reason: null };
  try {
    const finding = await within(check.limitMs, check.run(stage));
    const status = finding.passed ? 'pass' : 'fail';
    return { ...base, status, finding, durationMs: performance.now() - begun };
  } catch (error) {
    const durationMs = performance.now() - begun;
    if (error instanceof StudentError || error instanceof LimitError) {
      return { ...base, status: 'fail', finding: broken(error), durationMs };
    }
    const detail = error instanceof Error ? error.message : String(error);
    return { ...base, status: 'error', finding: null, reason: { fr: detail, en: detail }, durationMs };
  } finally {
    await stage.close();
  }
}

/** The check took longer than it may. */
class LimitError extends Error {
  readonly ms: number;

  constructor(ms: number) {
    super(`Expected an end within ${ms} ms, got none.`);
    this.ms = ms;
  }
}

async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new LimitError(ms)), ms);
  });
  promise.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function broken(error: StudentError | LimitError): Finding {
  if (error instanceof StudentError) {
    return {
      passed: false,
      expected: 'code that starts',
      found: error.message,
      fact: {
        fr: `Votre code ne démarre pas : ${error.message}`,
        en: `Your code does not start: ${error.message}`,
      },
    };
  }
  const seconds = Math.round(error.ms / 1_000);
  return {
    passed: false,
    expected: `an end within ${seconds} s`,
    found: 'no end',
    fact: {
      fr: `Rien ne s’est terminé en ${seconds} s : une boucle sans fin, ou une attente que rien n’achève ?`,
      en: `Nothing ended within ${seconds} s: an endless loop, or a wait that nothing ends?`,
    },
  };
}

function skipped(check: Check, lacking: string, seed: number): CheckResult {
  const reason = {
    fr: `Sans « ${lacking} », cette étape ne dit rien.`,
    en: `Without “${lacking}” this step says nothing.`,
  };
  return { check, status: 'skip', finding: null, reason, seed, durationMs: 0 };
}
