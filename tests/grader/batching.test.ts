import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { CHECKS } from './checks/all.ts';
import { WRONG_3 } from './corpus/wrong-3.ts';
import { applyPatch, endTries, tryProgram, verdict } from './try-program.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const solution = read('solutions/03-batching/realtime-handler.ts');

/** Some that are told apart by time, by rows and by what comes twice; all of them take minutes. */
const SAMPLE = new Set([
  'M3-02',
  'M3-03',
  'M3-06',
  'M3-10',
  'M3-13',
  'M3-15',
  'M3-20',
  'M3-25',
  'M3-27',
  'M3-28',
]);

afterAll(endTries);

describe('exercise 3', () => {
  it('gives everything for the solution', async () => {
    const results = await tryProgram(3, solution, { jobs: 2, seed: 5 });
    expect(results.map(verdict)).toEqual(CHECKS[3].map(({ id }) => ({ id, status: 'pass', fact: null })));
  });

  it('gives nothing for the scaffold', async () => {
    const results = await tryProgram(3, read('exercises/03-batching/realtime-handler.ts'));
    expect(results.filter(({ status }) => status === 'pass')).toEqual([]);
    expect(results.flatMap(({ thrown }) => thrown)).toEqual([]);
  });

  it.each(['plain.js', 'async-generator.ts'] as const)('gives everything for %s', async (name) => {
    const ending = name.endsWith('.js') ? 'js' : 'ts';
    const results = await tryProgram(3, read(`tests/grader/corpus/right/3/${name}`), { jobs: 2, ending });
    expect(results.map(verdict).filter(({ status }) => status !== 'pass')).toEqual([]);
  });

  it('says who makes the list anew each time, and takes nothing for it', async () => {
    const [result] = await tryProgram(3, read('tests/grader/corpus/right/3/plain.js'), {
      only: ['3.one-burst'],
      ending: 'js',
    });
    expect(result).toMatchObject({ status: 'pass' });
    expect(result?.finding?.advice?.[0]?.en).toContain('loses focus and selection');
  });
});

describe('wrong programs of exercise 3', () => {
  it('are one fault in the solution each, under a name of its own, for every step', () => {
    for (const { replace } of WRONG_3) expect(applyPatch(solution, replace)).not.toBe(solution);
    expect(new Set(WRONG_3.map(({ id }) => id)).size).toBe(WRONG_3.length);
    const caught = new Set(WRONG_3.map(({ caughtBy }) => caughtBy));
    expect(CHECKS[3].map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([]);
  });

  it.each(WRONG_3.filter(({ id }) => SAMPLE.has(id)))('$id: $fault', async (row) => {
    const source = applyPatch(solution, row.replace);
    const [result] = await tryProgram(3, source, { only: [row.caughtBy], seed: 3 });
    expect(verdict(result!)).toMatchObject({ status: 'fail', fact: expect.stringContaining(row.says) });
  });
});
