import { statSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import { EXERCISE_FILES, type ExerciseNumber } from '../wire/exercise.ts';
import { studentFile } from './bundle.ts';

/** An editor writes in several steps: what is saved is looked at when it has been quiet for so long, milliseconds. */
const QUIET_MS = 60;

/** Network folders and some containers tell nothing: there the file is looked at so often, milliseconds. */
const LOOK_MS = 700;

/**
 * Calls `onSave` after each save of an exercise's file, also when it comes, goes, or changes its ending, until the
 * returned function is called. The folders are watched and not the file, which editors replace by another.
 */
export function watchStudentFile(root: string, exercise: ExerciseNumber, onSave: () => void): () => void {
  const folders = [root, join(root, EXERCISE_FILES[exercise].folder)];
  const watchers = new Map<string, FSWatcher>();
  let state = stateOf(root, exercise);
  let quiet: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    clearTimeout(quiet);
    quiet = setTimeout(look, QUIET_MS);
  };
  const forget = (folder: string) => {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  };
  /** A folder that is not there yet, or not any more, is tried again at the next look. */
  const arm = (folder: string) => {
    if (watchers.has(folder)) return;
    try {
      const watcher = watch(folder, soon);
      watcher.on('error', () => forget(folder));
      watchers.set(folder, watcher);
    } catch {
      forget(folder);
    }
  };
  const look = () => {
    for (const folder of folders) arm(folder);
    const now = stateOf(root, exercise);
    if (now === state) return;
    state = now;
    onSave();
  };
  look();
  const timer = setInterval(look, LOOK_MS);
  return () => {
    clearTimeout(quiet);
    clearInterval(timer);
    for (const folder of folders) forget(folder);
  };
}

/** What changes with each save. */
function stateOf(root: string, exercise: ExerciseNumber): string {
  const file = studentFile(root, exercise);
  const status = file === undefined ? undefined : statSync(file, { throwIfNoEntry: false });
  return status ? `${file} ${status.ino} ${status.mtimeMs} ${status.size}` : '';
}
