import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { CHECKS } from './checks/all.ts';
import { testWrongPrograms } from './corpus/suite.ts';
import { WRONG_2 } from './corpus/wrong-2.ts';
import { endTries, tryProgram, verdict } from './try-program.ts';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const right = (name: string) => read(`tests/grader/corpus/right/2/${name}`);
const solution = read('solutions/02-reconnection/realtime-manager.ts');

/** One for each step; all of them take minutes. */
const SAMPLE = new Set([
  'start-ignored',
  'M2-35b',
  'M2-37',
  'M2-21',
  'M2-03',
  'M2-06',
  'M2-08',
  'M2-16',
  'M2-12',
  'M2-13',
  'M2-32',
  'M2-20',
  'M2-26',
  'M2-28',
  'M2-34b',
]);

afterAll(endTries);

/** Many checks at a time on a machine that is busy, milliseconds. */
const LONG = 400_000;

describe('exercise 2', () => {
  it(
    'gives everything for the solution',
    async () => {
      const results = await tryProgram(2, solution, { jobs: 3, seed: 5 });
      expect(results.map(verdict)).toEqual(CHECKS[2].map(({ id }) => ({ id, status: 'pass', fact: null })));
    },
    LONG,
  );

  it('gives nothing for the scaffold', async () => {
    const results = await tryProgram(2, read('exercises/02-reconnection/realtime-manager.ts'));
    expect(results.filter(({ status }) => status === 'pass')).toEqual([]);
    expect(results.flatMap(({ thrown }) => thrown)).toEqual([]);
  });

  it(
    'takes the course’s formula, with a remark',
    async () => {
      const only = ['2.backoff-grows', '2.backoff-cap', '2.jitter'];
      const results = await tryProgram(2, right('chapter-jitter.ts'), { only, jobs: 3 });
      expect(results.map(({ status }) => status)).toEqual(['pass', 'pass', 'pass']);
      expect(results[1]!.finding?.advice?.[0]?.en).toContain('at the cap your jitter vanishes');
    },
    LONG,
  );

  it.each(['state-machine.ts', 'one-and-half.ts', 'plain.js'] as const)(
    'takes %s',
    async (name) => {
      const ending = name.endsWith('.js') ? 'js' : 'ts';
      const only = ['2.comes-back', '2.jitter', '2.flapping', '2.resumes', '2.heartbeat'];
      const results = await tryProgram(2, right(name), { only, jobs: 3, ending });
      expect(results.map(verdict).filter(({ status }) => status !== 'pass')).toEqual([]);
    },
    LONG,
  );

  it(
    'sees timers in a worker, and gives them everybody’s time',
    async () => {
      const only = ['2.comes-back', '2.flapping', '2.connect-timeout'];
      const results = await tryProgram(2, right('worker-timers.ts'), { only, jobs: 3 });
      expect(results.map(({ status, usesWorkers }) => ({ status, usesWorkers }))).toEqual(
        only.map(() => ({ status: 'pass', usesWorkers: true })),
      );
    },
    LONG,
  );
});

testWrongPrograms(2, solution, WRONG_2, SAMPLE);

describe('code that does not run as a whole', () => {
  const connects = async (source: string) => {
    const [result] = await tryProgram(2, source, { only: ['2.connects'] });
    return { ...verdict(result!), finding: result!.finding };
  };

  it.each(['while (true) {}', 'let turns = 0;\nwhile (true) turns++;'])(
    'with the endless loop %j has failed, at its line, without an expectation',
    async (loop) => {
      const source = `${solution.trimEnd()}\n${loop}\n`;
      const line = source.trimEnd().split('\n').length;
      expect(await connects(source)).toMatchObject({
        status: 'fail',
        fact: expect.stringContaining(
          `endless loop: the page no longer answers. (realtime-manager.ts:${line})`,
        ),
        finding: { expected: null, found: null },
      });
    },
  );

  it('under another name has failed, and hears what it exports instead', async () => {
    const renamed = solution.replace('class RealtimeManager', 'class ReconnectManager');
    const fact = 'Expected an exported class RealtimeManager, got ReconnectManager.';
    expect(await connects(renamed)).toMatchObject({ status: 'fail', fact: expect.stringContaining(fact) });
  });
});
