import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EXERCISE_FILES, EXERCISES, type ExerciseNumber } from '../../lab-server/wire/exercise.ts';
import { temporaryFolder } from './temporary-folder.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** A student's folder of exercises, as it is handed out; it goes with the test. */
export class ExerciseFolder {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  static async open(): Promise<ExerciseFolder> {
    const root = await temporaryFolder();
    for (const number of EXERCISES) {
      const { folder, file } = EXERCISE_FILES[number];
      await mkdir(join(root, folder));
      await cp(join(project, 'exercises', folder, `${file}.ts`), join(root, folder, `${file}.ts`));
    }
    return new ExerciseFolder(root);
  }

  path(exercise: ExerciseNumber, ending: 'ts' | 'js' = 'ts'): string {
    const { folder, file } = EXERCISE_FILES[exercise];
    return join(this.root, folder, `${file}.${ending}`);
  }

  async save(exercise: ExerciseNumber, text: string, ending: 'ts' | 'js' = 'ts'): Promise<void> {
    await writeFile(this.path(exercise, ending), text);
  }

  /** As many editors save: another file that takes the name. */
  async saveByRenaming(exercise: ExerciseNumber, text: string): Promise<void> {
    const aside = `${this.path(exercise)}~`;
    await writeFile(aside, text);
    await rename(aside, this.path(exercise));
  }

  remove(exercise: ExerciseNumber): Promise<void> {
    return rm(this.path(exercise));
  }
}

/** The reference solution of an exercise. */
export function solution(exercise: ExerciseNumber): Promise<string> {
  const { folder, file } = EXERCISE_FILES[exercise];
  return readFile(join(project, 'solutions', folder, `${file}.ts`), 'utf8');
}

/** The scaffold of an exercise, as it is handed out. */
export function scaffold(exercise: ExerciseNumber): Promise<string> {
  const { folder, file } = EXERCISE_FILES[exercise];
  return readFile(join(project, 'exercises', folder, `${file}.ts`), 'utf8');
}
