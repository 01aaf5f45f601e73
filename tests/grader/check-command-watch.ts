import { createHash } from 'node:crypto';
import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { studentFile } from '../../lab-server/exercises/bundle.ts';
import { EXERCISE_FILES, type ExerciseNumber } from '../../lab-server/wire/exercise.ts';

/** Editors save in several strokes: nothing for so long is the end of a save, milliseconds. */
const STROKES_MS = 120;

/** Where a student's file is looked for. */
interface Place {
  root: string;
  exercise: ExerciseNumber;
}

/**
 * Does something now and whenever the student's file was saved with something else in it; the signal that it gets
 * aborts at the next save. Resolves when `ending` aborts.
 */
export async function whenSaved(
  place: Place,
  ending: AbortSignal,
  act: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  while (!ending.aborted) {
    const stopping = new AbortController();
    const saved = savedAnew(place, ending).finally(() => stopping.abort());
    saved.catch(() => {});
    try {
      await act(stopping.signal);
    } catch (error) {
      if (!stopping.signal.aborted) throw error;
    }
    await saved;
  }
}

/**
 * Resolves when the file differs from what it is now, or when the signal aborts. It watches the folder and not the
 * file: many editors save by putting another file in its place.
 */
async function savedAnew(place: Place, signal: AbortSignal): Promise<void> {
  const watching = new AbortController();
  const before = fingerprint(place);
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const look = async () => {
        if ((await fingerprint(place)) !== (await before)) resolve();
      };
      const stroke = () => {
        clearTimeout(timer);
        timer = setTimeout(() => void look(), STROKES_MS);
      };
      const folder = join(place.root, EXERCISE_FILES[place.exercise].folder);
      watch(folder, { signal: watching.signal }, stroke).on('error', reject);
      signal.addEventListener('abort', () => resolve(), { signal: watching.signal });
      if (signal.aborted) resolve();
    });
  } finally {
    clearTimeout(timer);
    watching.abort();
  }
}

/** What stands in the file, in short; null where there is none. */
async function fingerprint({ root, exercise }: Place): Promise<string | null> {
  const file = studentFile(root, exercise);
  const content = file === undefined ? null : await readFile(file).catch(() => null);
  return content && createHash('sha256').update(content).digest('hex');
}
