import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { BuildError } from '../../../lab-server/exercises/bundle.ts';
import { EXERCISE_FILES, type ExerciseNumber, type Text } from '../../../lab-server/wire/exercise.ts';
import type { Check } from '../check.ts';
import { CHECKS } from '../checks/all.ts';
import type { GradedCheck } from '../results/grade-result.ts';
import { runChecks, type CheckResult } from '../runner.ts';
import type { Slots } from '../slots.ts';
import { buildStage } from '../stage-script.ts';
import { settle, type Settled } from './repeat.ts';
import type { HandedIn } from './submission.ts';

/** What grading one exercise has come to. */
export interface ExerciseGrade {
  checks: GradedCheck[];
  /** Why nothing was run: the file does not compile. */
  broken: Text | null;
}

export interface GradeOptions {
  seed: number;
  /** Where checks wait for their turn. */
  slots: Slots;
  onResult(result: CheckResult): void;
}

/** So many rows of a transcript are kept for a failed check's diagram. */
const ROWS_KEPT = 400;

/** Grades one file: bundles a copy of it in a clean place, runs its checks, and repeats the failed ones. */
export async function gradeExercise(
  browser: Browser,
  file: HandedIn,
  { seed, slots, onResult }: GradeOptions,
): Promise<ExerciseGrade> {
  const folder = await mkdtemp(join(tmpdir(), 'humeur-grade-'));
  try {
    const copy = join(folder, file.name);
    await writeFile(copy, file.source);
    const script = await buildStage(file.exercise, copy);
    const results = await runChecks(browser, CHECKS[file.exercise], script, seed, onResult, { slots });
    return { checks: (await settle(browser, script, results, slots)).map(gradedCheck), broken: null };
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    const where = `${error.file}${error.line === null ? '' : `:${error.line}`}`;
    const broken = {
      fr: `${where} ne se compile pas : ${error.message}`,
      en: `${where} does not compile: ${error.message}`,
    };
    return { checks: unrun(file.exercise, 'fail', broken), broken };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The checks of an exercise that were not run, all for one reason. */
export function unrun(exercise: ExerciseNumber, status: 'fail' | 'skip' | 'error', why: Text): GradedCheck[] {
  return CHECKS[exercise].map((check) => unrunCheck(check, status, why));
}

function unrunCheck(check: Check, status: 'fail' | 'skip' | 'error', why: Text): GradedCheck {
  return {
    ...described(check),
    status,
    points: 0,
    rationale: why,
    expected: null,
    actual: null,
    advice: [],
    thrown: [],
    durationMs: 0,
    transcript: [],
    attempts: [],
  };
}

function gradedCheck({ result, status, attempts }: Settled): GradedCheck {
  const { check, finding, reason, thrown, transcript } = result;
  const failure = finding && !finding.passed ? finding : null;
  return {
    ...described(check),
    status,
    points: status === 'pass' ? check.points : 0,
    rationale: failure?.fact ?? reason,
    expected: failure?.expected ?? null,
    actual: failure?.found ?? null,
    advice: [...(finding?.advice ?? [])],
    thrown: thrown.map(({ message, place = null }) => ({ message, place })),
    durationMs: attempts.reduce((sum, { durationMs }) => sum + durationMs, 0),
    transcript: transcript.slice(-ROWS_KEPT),
    attempts: attempts.map(({ seed, status: outcome, durationMs }) => ({
      seed,
      status: outcome,
      durationMs,
    })),
  };
}

function described({ id, exercise, title, points, bonus, visibility, needs, hint, section }: Check) {
  const statement = `exercises/${EXERCISE_FILES[exercise].folder}/README`;
  return {
    id,
    exercise,
    title,
    maxPoints: points,
    bonus: bonus ?? false,
    visibility,
    dependsOn: [...needs],
    hint,
    help: { fr: `${statement}.fr.md#${section}`, en: `${statement}.md#${section}` },
  };
}
