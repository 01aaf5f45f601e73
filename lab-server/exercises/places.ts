import { SourceMap, type SourceMapPayload } from 'node:module';
import { basename } from 'node:path';
import { EXERCISE_FILES, type ExerciseNumber, type Place } from '../wire/exercise.ts';

const INLINE_MAP = /\/\/# sourceMappingURL=data:application\/json;[^,]*base64,([\w+/=]+)\s*$/;
/** A place in a bundle: the name under which it is served does not matter. */
const FRAME = /\.js(?:\?[^:\s)]*)?:(\d+):(\d+)/g;

/** The innermost place of a stack in the bundle that is in the student's file; undefined when there is none. */
export function studentPlace(script: string, exercise: ExerciseNumber, stack: string): Place | undefined {
  return placeIn(script, EXERCISE_FILES[exercise].file, stack);
}

/** The same for a file of this name, without its ending. */
export function placeIn(script: string, file: string, stack: string): Place | undefined {
  const encoded = INLINE_MAP.exec(script)?.[1];
  if (encoded === undefined) return undefined;
  const map = new SourceMap(JSON.parse(Buffer.from(encoded, 'base64').toString()) as SourceMapPayload);
  for (const [, line, column] of stack.matchAll(FRAME)) {
    const entry = map.findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry)) continue;
    const source = basename(entry.originalSource);
    if (source.replace(/\.[jt]s$/, '') === file) return { file: source, line: entry.originalLine + 1 };
  }
  return undefined;
}
