import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { CHECKS } from './checks/all.ts';
import { testWrongPrograms } from './corpus/suite.ts';
import { WRONG_1 } from './corpus/wrong-1.ts';
import { endTries, tryProgram, verdict } from './try-program.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const solution = read('solutions/01-comparison/compare.ts');

/** One for each step, whose fault shows on a busy machine as well; all of them take minutes. */
const SAMPLE = new Set([
  'M1-24',
  'M1-05',
  'M1-28',
  'M1-01',
  'M1-11',
  'M1-16',
  'M1-20',
  'no-abort',
  'M1-27-again',
]);

afterAll(endTries);

describe('exercise 1', () => {
  it('gives everything for the solution', async () => {
    const results = await tryProgram(1, solution, { jobs: 2, seed: 5 });
    expect(results.map(verdict)).toEqual(CHECKS[1].map(({ id }) => ({ id, status: 'pass', fact: null })));
  });

  it('gives nothing for the scaffold', async () => {
    const results = await tryProgram(1, read('exercises/01-comparison/compare.ts'));
    expect(results.filter(({ status }) => status === 'pass')).toEqual([]);
    expect(results.flatMap(({ thrown }) => thrown)).toEqual([]);
  });

  it.each(['plain.js', 'worker.ts'] as const)('gives everything for %s, bonus apart', async (name) => {
    const ending = name.endsWith('.js') ? 'js' : 'ts';
    const results = await tryProgram(1, read(`tests/grader/corpus/right/1/${name}`), { jobs: 2, ending });
    const asked = results.filter(({ check }) => check.bonus !== true);
    expect(asked.map(verdict).filter(({ status }) => status !== 'pass')).toEqual([]);
  });
});

testWrongPrograms(1, solution, WRONG_1, SAMPLE);
