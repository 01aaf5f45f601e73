import type { Browser } from 'playwright';
import { studentPlace } from '../../lab-server/exercises/places.ts';
import type { TranscriptRow } from '../../lab-server/wire/control.ts';
import type { Place } from '../../lab-server/wire/exercise.ts';
import { Failure, type Check, type Finding, type Text } from './check.ts';
import { Stage } from './stage.ts';
import { StudentError, type Thrown } from './student-error.ts';
import { LimitError, within } from './within.ts';

/** Something that student code threw and nobody caught, and where. */
export interface Trace {
  message: string;
  place: Place | undefined;
}

/** What became of one check. `skip`: a check that it needs has failed. `error`: the grader itself could not do it. */
export interface CheckResult {
  check: Check;
  status: 'pass' | 'fail' | 'skip' | 'error';
  finding: Finding | null;
  /** For `error` and `skip`: why. */
  reason: Text | null;
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
  /** How many checks run at a time. Default 1. */
  jobs?: number;
  /** Ends the run: what is under way stops, nothing more is told, and the run rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** Different exceptions told of one check. */
const THROWN_TOLD = 3;

/** Runs checks in their order, each on a stage of its own; tells each result as it comes, in the checks' order. */
export async function runChecks(
  browser: Browser,
  checks: readonly Check[],
  script: string,
  seed: number,
  onResult: (result: CheckResult) => void,
  { jobs = 1, signal }: RunOptions = {},
): Promise<CheckResult[]> {
  const results = new Map<string, Promise<CheckResult>>();
  const slots = new Slots(jobs);
  const run: Run = { browser, script, seed, signal, time: 'virtual' };
  for (const check of checks) {
    const needed = check.needs.flatMap((id) => results.get(id) ?? []);
    const result = runWhenReady(check, needed);
    result.catch(() => {});
    results.set(check.id, result);
  }
  async function runWhenReady(check: Check, needed: readonly Promise<CheckResult>[]): Promise<CheckResult> {
    const lacking = (await Promise.all(needed)).find(({ status }) => status !== 'pass');
    if (lacking) return skipped(check, lacking.check, seed);
    return slots.run(() => {
      signal?.throwIfAborted();
      return runCheck(check, run);
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

/** Lets so many tasks run at a time, first come, first served. */
class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
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

/** In everybody's time a check may take so many times its limit. */
const REAL_TIME_LIMIT = 3;

async function runCheck(check: Check, run: Run): Promise<CheckResult> {
  const { browser, script, seed, signal, time } = run;
  const limitMs = check.limitMs * (time === 'real' ? REAL_TIME_LIMIT : 1);
  const begun = performance.now();
  let stage: Stage | undefined;
  let verdict: Pick<CheckResult, 'status' | 'finding' | 'reason'>;
  try {
    stage = await Stage.open(browser, script, seed, { time });
    const finding = await within(limitMs, Promise.race([check.run(stage), stage.failure]), signal);
    verdict = { status: finding.passed ? 'pass' : 'fail', finding, reason: null };
  } catch (error) {
    verdict = judgeError(error, check, script);
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

function judgeError(
  error: unknown,
  check: Check,
  script: string,
): Pick<CheckResult, 'status' | 'finding' | 'reason'> {
  if (error instanceof Failure) return { status: 'fail', finding: error.finding, reason: null };
  if (error instanceof StudentError) {
    const place = studentPlace(script, check.exercise, error.place);
    return { status: 'fail', finding: broken(error, place), reason: null };
  }
  if (error instanceof LimitError) return { status: 'fail', finding: late(error.ms), reason: null };
  const detail = error instanceof Error ? error.message : String(error);
  if (THROWN_IN_PAGE.test(detail)) return { status: 'fail', finding: TAMPERED, reason: null };
  return { status: 'error', finding: null, reason: { fr: detail, en: detail } };
}

/** Playwright's own code failed inside the page: that happens only where the page has changed what it stands on. */
const THROWN_IN_PAGE = /^(?:locator|page)\.\w+: (?:Type|Reference|Range|Syntax)?Error: /;

const TAMPERED: Finding = {
  passed: false,
  expected: 'the browser’s own objects as they are',
  found: 'changed ones',
  fact: {
    fr: 'Votre code a modifié les objets du navigateur : la page ne se laisse plus commander.',
    en: 'Your code has changed the browser’s own objects: the page can no longer be operated.',
  },
};

function traces(errors: readonly Thrown[], check: Check, script: string): Trace[] {
  const different = new Map(errors.map((thrown) => [thrown.message, thrown]));
  return [...different.values()].slice(0, THROWN_TOLD).map(({ message, stack }) => {
    return { message: message.slice(0, 300), place: studentPlace(script, check.exercise, stack) };
  });
}

function broken(error: StudentError, place: Place | undefined): Finding {
  const where = place ? ` (${place.file}:${place.line})` : '';
  const fact = { fr: error.fact.fr + where, en: error.fact.en + where };
  return { passed: false, expected: 'code that runs', found: fact.en, fact };
}

function late(ms: number): Finding {
  const seconds = Math.round(ms / 1_000);
  return {
    passed: false,
    expected: `an end within ${seconds} s`,
    found: 'no end',
    fact: {
      fr: `Rien ne s’est terminé en ${seconds} s : une attente que rien n’achève ?`,
      en: `Nothing ended within ${seconds} s: a wait that nothing ends?`,
    },
  };
}

function skipped(check: Check, lacking: Check, seed: number): CheckResult {
  const reason = {
    fr: `D’abord l’étape « ${lacking.title.fr} ».`,
    en: `First the step “${lacking.title.en}”.`,
  };
  const base = { check, finding: null, thrown: [], usesWorkers: false, seed, durationMs: 0, transcript: [] };
  return { ...base, status: 'skip', reason };
}
