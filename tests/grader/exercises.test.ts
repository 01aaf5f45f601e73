import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { studentFile } from '../../lab-server/exercises/bundle.ts';
import { EXERCISE_FILES, EXERCISES } from '../../lab-server/wire/exercise.ts';
import { CHECKS } from './checks/all.ts';
import { differences, lacking, lintTodos, readStatement } from './lint-exercises.ts';

// What exercises consist of. That a scaffold earns nothing and a solution everything is tested beside the exercise's
// wrong programs: comparison.test.ts, reconnection.test.ts, batching.test.ts.

const project = fileURLToPath(new URL('../../', import.meta.url));
const exercises = join(project, 'exercises');
const solutions = join(project, 'solutions');

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
});
