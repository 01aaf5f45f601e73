import { watchStudentFile } from '../../lab-server/exercises/watch-file.ts';
import type { ExerciseNumber } from '../../lab-server/wire/exercise.ts';

/** Where a student's file is looked for. */
interface Place {
  root: string;
  exercise: ExerciseNumber;
}

/**
 * Does something now and after each save of the student's file; the signal that it gets aborts at the next save.
 * A save that comes while the one before is still being dropped is not lost: what begins then reads the file anew.
 * Resolves when `ending` aborts.
 */
export async function whenSaved(
  { root, exercise }: Place,
  ending: AbortSignal,
  act: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  let current = new AbortController();
  const next = () => current.abort();
  const unwatch = watchStudentFile(root, exercise, next);
  ending.addEventListener('abort', next);
  try {
    while (!ending.aborted) {
      current = new AbortController();
      const { signal } = current;
      const saved = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
      try {
        await act(signal);
      } catch (error) {
        if (!signal.aborted) throw error;
      }
      await saved;
    }
  } finally {
    ending.removeEventListener('abort', next);
    unwatch();
  }
}
