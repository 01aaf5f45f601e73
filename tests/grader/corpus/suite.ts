import { describe, expect, it } from 'vitest';
import type { ExerciseNumber } from '../../../lab-server/wire/exercise.ts';
import { CHECKS } from '../checks/all.ts';
import { applyPatch, tryProgram, verdict } from '../try-program.ts';
import type { WrongProgram } from './row.ts';

/** Defines the tests of an exercise's wrong programs: of all that they are well made, of a sample that it is caught. */
export function testWrongPrograms(
  exercise: ExerciseNumber,
  solution: string,
  rows: readonly WrongProgram[],
  sample: ReadonlySet<string>,
): void {
  describe(`wrong programs of exercise ${exercise}`, () => {
    it('are one fault in the solution each, under a name of its own, for every step', () => {
      for (const { replace } of rows) expect(applyPatch(solution, replace)).not.toBe(solution);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      const caught = new Set(rows.map(({ caughtBy }) => caughtBy));
      const asked = CHECKS[exercise].filter(({ bonus }) => bonus !== true);
      expect(asked.map(({ id }) => id).filter((id) => !caught.has(id))).toEqual([]);
    });

    it.each(rows.filter(({ id }) => sample.has(id)))('$id: $fault', async (row) => {
      const source = applyPatch(solution, row.replace);
      const [result] = await tryProgram(exercise, source, { only: [row.caughtBy], seed: 3 });
      expect(verdict(result!)).toMatchObject({ status: 'fail', fact: expect.stringContaining(row.says) });
    });
  });
}
