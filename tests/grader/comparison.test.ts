import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { CHECKS } from './checks/all.ts';
import { WRONG_1 } from './corpus/wrong-1.ts';
import { applyPatch, endTries, tryProgram, verdict } from './try-program.ts';

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

describe('wrong programs of exercise 1', () => {
  it('are one fault in the solution each, under a name of its own, for every step', () => {
    for (const { replace } of WRONG_1) expect(applyPatch(solution, replace)).not.toBe(solution);
    expect(new Set(WRONG_1.map(({ id }) => id)).size).toBe(WRONG_1.length);
    const caught = new Set(WRONG_1.map(({ caughtBy }) => caughtBy));
    const asked = CHECKS[1].filter(({ bonus }) => bonus !== true);
    expect(asked.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([]);
  });

  it.each(WRONG_1.filter(({ id }) => SAMPLE.has(id)))('$id: $fault', async (row) => {
    const source = applyPatch(solution, row.replace);
    const [result] = await tryProgram(1, source, { only: [row.caughtBy], seed: 3 });
    expect(verdict(result!)).toMatchObject({ status: 'fail', fact: expect.stringContaining(row.says) });
  });
});
