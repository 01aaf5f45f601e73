import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { studentFile } from '../../lab-server/exercises/bundle.ts';
import { EXERCISE_FILES, EXERCISES, type CheckEvent } from '../../lab-server/wire/exercise.ts';
import { startBrowser } from './check-command-browser.ts';
import { runExercise } from './check-command-run.ts';
import { CHECKS } from './checks/all.ts';
import { differences, lacking, lintTodos, readStatement } from './lint-exercises.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const exercises = join(project, 'exercises');
const solutions = join(project, 'solutions');
const SEED = 20_260_401;

const statement = (folder: string, name: string) =>
  readStatement(readFileSync(join(exercises, folder, name), 'utf8'));

describe.each([...Object.values(EXERCISE_FILES).map(({ folder }) => folder), '04-find-the-fault'])(
  'the statement of %s',
  (folder) => {
    it('is the same in both languages', () => {
      expect(differences(statement(folder, 'README.md'), statement(folder, 'README.fr.md'))).toEqual([]);
    });
  },
);

describe.each(EXERCISES)('exercise %i', (exercise) => {
  const { folder } = EXERCISE_FILES[exercise];
  const checks = CHECKS[exercise];
  const steps = checks.filter(({ visibility }) => visibility === 'visible').map(({ section }) => section);

  it('has an anchor and a hint for each step, in their order, and three questions', () => {
    expect(lacking(statement(folder, 'README.md'), steps)).toEqual([]);
    expect(lacking(statement(folder, 'README.fr.md'), steps)).toEqual([]);
  });

  it('has a scaffold with numbered TODO markers', () => {
    expect(lintTodos(readFileSync(studentFile(exercises, exercise)!, 'utf8'))).toEqual([]);
  });

  it('has a solution without any, and notes in both languages', () => {
    expect(readFileSync(studentFile(solutions, exercise)!, 'utf8')).not.toContain('TODO');
    const notes = readFileSync(join(solutions, folder, 'NOTES.md'), 'utf8');
    expect(notes).toMatch(/^#+ En français/m);
  });

  it('gives nothing for the scaffold, which runs without an exception', async () => {
    const events = await run(exercise, exercises);
    expect(events.filter((event) => event.type === 'step')).toHaveLength(checks.length);
    expect(events.flatMap(notLacking)).toEqual([]);
  });

  it('gives everything for the solution', async () => {
    const events = await run(exercise, solutions);
    expect(events.flatMap(notPassed)).toEqual([]);
    const points = checks.reduce((sum, check) => sum + check.points, 0);
    expect(events.at(-1)).toMatchObject({ type: 'done', points });
  });
});

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Every check on the file of a folder. */
async function run(exercise: (typeof EXERCISES)[number], root: string): Promise<CheckEvent[]> {
  const events: CheckEvent[] = [];
  const file = studentFile(root, exercise)!;
  await runExercise(browser, { exercise, checks: CHECKS[exercise], file, seed: SEED }, (event) =>
    events.push(event),
  );
  return events;
}

/** What a scaffold must not show: a step that holds, one that cannot be checked, an exception. */
function notLacking(event: CheckEvent): unknown[] {
  if (event.type === 'broken') return [event];
  if (event.type !== 'step') return [];
  const { status, thrown } = event.result;
  return (status === 'fail' || status === 'skip') && thrown.length === 0 ? [] : [event.result];
}

function notPassed(event: CheckEvent): unknown[] {
  if (event.type === 'broken') return [event];
  return event.type === 'step' && event.result.status !== 'pass' ? [event.result] : [];
}
