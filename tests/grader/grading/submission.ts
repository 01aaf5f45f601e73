import { createHash } from 'node:crypto';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EXERCISE_FILES, EXERCISES, type ExerciseNumber } from '../../../lab-server/wire/exercise.ts';

/** One file that a student handed in. Nothing else of the submission is ever read. */
export interface HandedIn {
  exercise: ExerciseNumber;
  /** Its path in the submission, with slashes. */
  path: string;
  /** `realtime-manager.ts`. */
  name: string;
  source: string;
  sha256: string;
}

/** A submission: the named files, and what was wrong with others of these names. */
export interface Submission {
  files: readonly HandedIn[];
  /** Why a file was not taken: its path, and the reason. */
  refused: readonly { path: string; reason: 'link' | 'too-large' | 'not-text' }[];
}

/** No exercise needs a longer file, bytes. */
const LARGEST = 256 * 1024;

/** Where a file may stand: in a handout's tree, in `exercises/` itself, or alone. */
const PLACES = (folder: string) => [['exercises', folder], [folder], []];

/** Reads the exercise files of a folder, and nothing else: no configuration, no scripts, no links. */
export async function readSubmission(root: string): Promise<Submission> {
  const files: HandedIn[] = [];
  const refused: { path: string; reason: 'link' | 'too-large' | 'not-text' }[] = [];
  for (const exercise of EXERCISES) {
    for (const parts of candidates(exercise)) {
      const found = await readCandidate(root, parts);
      if (found === 'absent') continue;
      const path = parts.join('/');
      if (typeof found === 'string') {
        refused.push({ path, reason: found });
        continue;
      }
      files.push({ exercise, path, name: parts.at(-1)!, ...found });
      break;
    }
  }
  return { files, refused };
}

function candidates(exercise: ExerciseNumber): string[][] {
  const { folder, file } = EXERCISE_FILES[exercise];
  return PLACES(folder).flatMap((place) => ['.ts', '.js'].map((ending) => place.concat(file + ending)));
}

type Found = 'absent' | 'link' | 'too-large' | 'not-text' | { source: string; sha256: string };

async function readCandidate(root: string, parts: readonly string[]): Promise<Found> {
  for (let depth = 1; depth <= parts.length; depth++) {
    const step = await lstat(join(root, ...parts.slice(0, depth))).catch(() => null);
    if (step === null) return 'absent';
    // A link may lead anywhere, to the solutions too.
    if (step.isSymbolicLink()) return 'link';
    if (depth < parts.length) continue;
    if (!step.isFile()) return 'absent';
    if (step.size > LARGEST) return 'too-large';
  }
  const bytes = await readFile(join(root, ...parts));
  const source = bytes.toString('utf8');
  if (source.includes('\0')) return 'not-text';
  return { source, sha256: createHash('sha256').update(bytes).digest('hex') };
}
