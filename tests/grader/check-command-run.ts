import type { Browser } from 'playwright';
import { BuildError } from '../../lab-server/exercises/bundle.ts';
import type { CheckEvent, ExerciseNumber, StepInfo, StepResult } from '../../lab-server/wire/exercise.ts';
import type { Check } from './check.ts';
import { runChecks, type CheckResult } from './runner.ts';
import { Slots } from './slots.ts';
import { buildStage } from './stage-script.ts';

/** Stages at a time: more than one, because most of a check is waiting. */
const JOBS = 3;

/** What is to be run on which file. */
export interface Run {
  exercise: ExerciseNumber;
  checks: readonly Check[];
  file: string;
  seed: number;
  /** Ends it: nothing more is told. */
  signal?: AbortSignal;
}

/**
 * Runs checks on one file of a student's and tells what happens, as it happens. Resolves to whether every step that
 * is no bonus has passed; rejects with the signal's reason where that aborts.
 */
export async function runExercise(
  browser: Browser,
  { exercise, checks, file, seed, signal }: Run,
  tell: (event: CheckEvent) => void,
): Promise<boolean> {
  tell({ type: 'steps', exercise, seed, steps: checks.map(describe) });
  let script: string;
  try {
    script = await buildStage(exercise, file);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    signal?.throwIfAborted();
    const place = error.line === null ? null : { file: error.file, line: error.line };
    tell({ type: 'broken', message: error.message, place });
    return false;
  }
  signal?.throwIfAborted();
  const onResult = (result: CheckResult) => tell({ type: 'step', result: stepResult(result) });
  const results = await runChecks(browser, checks, script, seed, onResult, {
    slots: new Slots(JOBS),
    signal,
  });
  const sum = sumUp(results);
  tell({ type: 'done', ...sum });
  return sum.passed === sum.steps;
}

/** A check as pages and terminals list it. */
function describe({ id, points, bonus, section, title, hint }: Check): StepInfo {
  return { id, points, bonus: bonus === true, section, title, hint };
}

/** What became of a check, as pages and terminals are told. */
function stepResult({ check, status, finding, reason, thrown, durationMs }: CheckResult): StepResult {
  const failure = finding !== null && !finding.passed ? finding : null;
  return {
    id: check.id,
    status,
    sentence: failure?.fact ?? reason,
    expected: failure?.expected ?? null,
    found: failure?.found ?? null,
    advice: finding?.advice ?? [],
    thrown: thrown.map(({ message, place }) => ({ message, place: place ?? null })),
    durationMs: Math.round(durationMs),
  };
}

/** Steps are those that count in full marks; points are all that were earned, bonus included. */
function sumUp(results: readonly CheckResult[]) {
  const asked = results.filter(({ check }) => check.bonus !== true);
  const earned = results.filter(({ status }) => status === 'pass');
  return {
    passed: asked.filter(({ status }) => status === 'pass').length,
    steps: asked.length,
    points: earned.reduce((sum, { check }) => sum + check.points, 0),
    maxPoints: asked.reduce((sum, { check }) => sum + check.points, 0),
  };
}

/** Checks by their ids, with those that they need; all where no id is given. */
export function select(checks: readonly Check[], only: readonly string[]): Check[] {
  const ids = new Set(checks.map(({ id }) => id));
  const unknown = only.find((id) => !ids.has(id));
  if (unknown !== undefined)
    throw new Error(`Expected --only to be one of ${[...ids].join(', ')}; got "${unknown}".`);
  const wanted = new Set(only);
  for (const check of checks.toReversed()) {
    if (wanted.has(check.id)) for (const id of check.needs) wanted.add(id);
  }
  return checks.filter(({ id }) => only.length === 0 || wanted.has(id));
}
