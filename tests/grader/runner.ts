import type { Browser } from 'playwright';
import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import type { Check } from './check.ts';
import { Slots } from './slots.ts';
import { Stage } from './stage.ts';
import { StudentError } from './student-error.ts';
import { isVerdict, judgeError, skipped, traces, undecided, type Trace, type Verdict } from './verdict.ts';
import { within } from './within.ts';

/** What became of one check, and how it went. */
export interface CheckResult extends Verdict {
  check: Check;
  /** What student code threw meanwhile. */
  thrown: readonly Trace[];
  /** Whether it has timers where virtual time does not reach. */
  usesWorkers: boolean;
  seed: number;
  durationMs: number;
  /** For `fail`: what the server saw of the student's code. */
  transcript: readonly TranscriptRow[];
}

export interface RunOptions {
  /** Where checks wait for their turn. Default: one at a time. */
  slots?: Slots;
  /** Ends the run: what is under way stops, nothing more is told, and the run rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** Runs checks in their order, each on a stage of its own; tells each result as it comes, in the checks' order. */
export async function runChecks(
  browser: Browser,
  checks: readonly Check[],
  script: string,
  seed: number,
  onResult: (result: CheckResult) => void,
  { slots = new Slots(1), signal }: RunOptions = {},
): Promise<CheckResult[]> {
  const results = new Map<string, Promise<CheckResult>>();
  const run: Run = { browser, script, seed, signal, time: 'virtual' };
  for (const check of checks) {
    const needed = check.needs.flatMap((id) => results.get(id) ?? []);
    const result = runWhenReady(check, needed);
    result.catch(() => {});
    results.set(check.id, result);
  }
  async function runWhenReady(check: Check, needed: readonly Promise<CheckResult>[]): Promise<CheckResult> {
    const lacking = (await Promise.all(needed)).find(({ status }) => status !== 'pass');
    if (lacking) return unrun(check, skipped(lacking.check), seed);
    return slots.run(() => {
      signal?.throwIfAborted();
      return decide(check, run);
    });
  }
  try {
    const told: CheckResult[] = [];
    for (const result of results.values()) {
      const ready = await result;
      signal?.throwIfAborted();
      told.push(ready);
      onResult(ready);
    }
    return told;
  } finally {
    await Promise.allSettled(results.values());
  }
}

/** What the checks of a run have in common. */
interface Run {
  readonly browser: Browser;
  readonly script: string;
  readonly seed: number;
  readonly signal: AbortSignal | undefined;
  /** Timers in a worker do not feel virtual time: once one was seen, all checks take everybody's. */
  time: 'virtual' | 'real';
}

/** So many times a check is run that finds the machine too busy: without a verdict there is none to repeat. */
const TRIES = 3;

async function decide(check: Check, run: Run): Promise<CheckResult> {
  let result = await runCheck(check, run);
  for (let tries = 1; result.undecided && tries < TRIES; tries++) result = await runCheck(check, run);
  return result;
}

/** In everybody's time a check may take so many times its limit. */
const REAL_TIME_LIMIT = 3;

async function runCheck(check: Check, run: Run): Promise<CheckResult> {
  const { browser, script, seed, signal, time } = run;
  const limitMs = check.limitMs * (time === 'real' ? REAL_TIME_LIMIT : 1);
  const begun = performance.now();
  let stage: Stage | undefined;
  let verdict: Verdict;
  try {
    stage = await Stage.open(browser, script, seed, { time });
    const finding = await within(limitMs, Promise.race([check.run(stage), stage.failure]), signal);
    verdict = { status: finding.passed ? 'pass' : 'fail', finding, reason: null };
    if (finding.passed && stage.doubtful) verdict = undecided;
  } catch (error) {
    verdict = judgeError(await causeOf(error, stage), check, script);
  }
  const thrown = traces(stage?.errors ?? [], check, script);
  const usesWorkers = stage?.usesWorkers ?? false;
  const transcript = verdict.status === 'fail' ? (stage?.rows() ?? []) : [];
  const durationMs = performance.now() - begun;
  await stage?.close();
  if (stage?.escapesTime) {
    run.time = 'real';
    return runCheck(check, run);
  }
  return { check, ...verdict, thrown, usesWorkers, seed, durationMs, transcript };
}

/** A page that has gone ends what was asked of it; why it has gone, its watchdog may say a moment later. */
const GONE_MS = 2_000;

/** The error that a check ended with, or the student's behind it. */
async function causeOf(error: unknown, stage: Stage | undefined): Promise<unknown> {
  if (!stage || isVerdict(error)) return error;
  try {
    return await within(GONE_MS, stage.failure);
  } catch (reason) {
    return reason instanceof StudentError ? reason : error;
  }
}

function unrun(check: Check, verdict: Verdict, seed: number): CheckResult {
  return { check, ...verdict, thrown: [], usesWorkers: false, seed, durationMs: 0, transcript: [] };
}
