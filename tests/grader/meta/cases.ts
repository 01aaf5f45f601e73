import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { studentFile } from '../../../lab-server/exercises/bundle.ts';
import { EXERCISES, type ExerciseNumber } from '../../../lab-server/wire/exercise.ts';
import { ATTACKS } from '../corpus/attacks.ts';
import type { WrongProgram } from '../corpus/row.ts';
import { WRONG_1 } from '../corpus/wrong-1.ts';
import { WRONG_2 } from '../corpus/wrong-2.ts';
import { WRONG_3 } from '../corpus/wrong-3.ts';
import { applyPatch } from '../try-program.ts';
import type { Expectation } from './judge.ts';

/** A program of the corpus, and what it is expected to come to. */
export interface Case {
  name: string;
  exercise: ExerciseNumber;
  source: string;
  ending: 'ts' | 'js';
  expectation: Expectation;
}

const folder = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const WRONG: Record<ExerciseNumber, readonly WrongProgram[]> = { 1: WRONG_1, 2: WRONG_2, 3: WRONG_3 };

/** Every program of the corpus: the references, right variants, wrong ones, scaffolds and attacks. */
export function corpus(): Case[] {
  const programs = EXERCISES.flatMap((exercise) =>
    [reference(exercise), scaffold(exercise)].concat(right(exercise), wrong(exercise)),
  );
  return [...programs, ...attacks()];
}

function fileIn(root: 'solutions' | 'exercises', exercise: ExerciseNumber): string {
  return readFileSync(studentFile(folder(`../../../${root}`), exercise)!, 'utf8');
}

function scaffold(exercise: ExerciseNumber): Case {
  const source = fileIn('exercises', exercise);
  return { name: `${exercise} scaffold`, exercise, source, ending: 'ts', expectation: { kind: 'scaffold' } };
}

function reference(exercise: ExerciseNumber): Case {
  const source = fileIn('solutions', exercise);
  return { name: `${exercise} reference`, exercise, source, ending: 'ts', expectation: { kind: 'right' } };
}

function right(exercise: ExerciseNumber): Case[] {
  const root = folder(`../corpus/right/${exercise}`);
  return readdirSync(root).map((file) => ({
    name: `${exercise} right ${basename(file, extname(file))}`,
    exercise,
    source: readFileSync(`${root}/${file}`, 'utf8'),
    ending: extname(file) === '.js' ? 'js' : 'ts',
    expectation: { kind: 'right' },
  }));
}

function wrong(exercise: ExerciseNumber): Case[] {
  const solution = fileIn('solutions', exercise);
  return WRONG[exercise].map(({ id, fault, replace, caughtBy, alsoBy = [], says }) => ({
    name: `${exercise} wrong ${id} ${fault}`,
    exercise,
    source: applyPatch(solution, replace),
    ending: 'ts',
    expectation: { kind: 'wrong', caughtBy, alsoBy, says },
  }));
}

function attacks(): Case[] {
  return ATTACKS.map(({ id, exercise, source, says }) => ({
    name: `${exercise} attack ${id}`,
    exercise,
    source,
    ending: 'js',
    expectation: { kind: 'attack', says },
  }));
}
