import { EXERCISES, type ExerciseNumber } from '../../lab-server/wire/exercise.ts';

/** Which exercise a page's path names; the first where it names none. */
export function pageNumber(path: string): ExerciseNumber {
  const [, digits] = /\/exercises\/(\d+)/.exec(path) ?? [];
  return EXERCISES.find((number) => String(number) === digits) ?? 1;
}
