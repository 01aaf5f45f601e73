import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { CHECKS } from './checks/all.ts';
import { testWrongPrograms } from './corpus/suite.ts';
import { WRONG_3 } from './corpus/wrong-3.ts';
import { endTries, tryProgram, verdict } from './try-program.ts';

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

testWrongPrograms(3, solution, WRONG_3, SAMPLE);
