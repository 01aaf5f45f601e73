import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { marked } from 'marked';
import { EXERCISE_FILES, type ExerciseNumber, type Text } from '../wire/exercise.ts';

const shipped = fileURLToPath(new URL('../../exercises/', import.meta.url));

const README: Record<keyof Text, string> = { fr: 'README.fr.md', en: 'README.md' };

/**
 * An exercise's statement as HTML; undefined when there is none. A folder of a student's that has no statement gets
 * the lab's own. It comes from the lab's own files: HTML in it, as its anchors and hints are, stays.
 */
export async function readStatement(
  root: string,
  exercise: ExerciseNumber,
  language: keyof Text,
): Promise<string | undefined> {
  const { folder } = EXERCISE_FILES[exercise];
  const file = [root, shipped]
    .map((place) => join(place, folder, README[language]))
    .find((path) => existsSync(path));
  if (file === undefined) return undefined;
  return marked.parse(await readFile(file, 'utf8'), { async: false, gfm: true });
}
