import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { EXERCISE_FILES, type ExerciseNumber } from '../../lab-server/wire/exercise.ts';
import { CHECKS } from './checks/all.ts';
import { runChecks, type CheckResult } from './runner.ts';
import { Slots } from './slots.ts';
import { buildStage } from './stage-script.ts';
import { startBrowser } from './start-browser.ts';

/** How a program is tried. */
export interface TryOptions {
  /** Ids of checks; default: all of the exercise. */
  only?: readonly string[];
  /** The dice of the run. Default 1. */
  seed?: number;
  /** Checks at a time. Default 1. */
  jobs?: number;
  /** The file's ending: plain JavaScript is as good. Default `ts`. */
  ending?: 'ts' | 'js';
}

let shared: Promise<Browser> | undefined;

/** Runs an exercise's checks on the text of a student's file, in one browser that the whole process shares. */
export async function tryProgram(
  exercise: ExerciseNumber,
  source: string,
  { only, seed = 1, jobs = 1, ending = 'ts' }: TryOptions = {},
): Promise<CheckResult[]> {
  const checks = CHECKS[exercise].filter(({ id }) => only?.includes(id) ?? true);
  const unknown = only?.find((id) => checks.every((check) => check.id !== id));
  if (unknown !== undefined) throw new Error(`Expected a check of exercise ${exercise}, got "${unknown}".`);
  const script = await bundled(exercise, source, ending);
  shared ??= startBrowser();
  return runChecks(await shared, checks, script, seed, () => {}, { slots: new Slots(jobs) });
}

/** Ends the browser; a later program gets a new one. */
export async function endTries(): Promise<void> {
  const browser = await shared;
  shared = undefined;
  await browser?.close();
}

/** A result in short: the check, what became of it, and the English sentence that says why. */
export function verdict({ check: { id }, status, finding, reason }: CheckResult) {
  const fact = finding !== null && !finding.passed ? finding.fact.en : (reason?.en ?? null);
  return { id, status, fact };
}

/** A program with passages replaced; throws where a passage does not occur exactly once. */
export function applyPatch(source: string, replace: readonly (readonly [string, string])[]): string {
  return replace.reduce((text, [passage, instead]) => {
    const count = text.split(passage).length - 1;
    if (count === 1) return text.replace(passage, () => instead);
    throw new Error(`Expected this passage exactly once, got it ${count} times: ${passage}`);
  }, source);
}

async function bundled(exercise: ExerciseNumber, source: string, ending: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'humeur-try-'));
  try {
    const file = join(folder, `${EXERCISE_FILES[exercise].file}.${ending}`);
    await writeFile(file, source);
    return await buildStage(exercise, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
