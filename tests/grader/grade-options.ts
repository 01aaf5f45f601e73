import { parseArgs } from 'node:util';
import { EXERCISES, type ExerciseNumber } from '../../lab-server/wire/exercise.ts';
import { FORMATS, type FormatName } from './results/formats/all.ts';
import type { Language } from './results/grade-result.ts';

export const GRADE_HELP = `npm run grade -- --submission DIR [options]     one submission
npm run grade -- --submissions DIR [options]    a class: a folder for each student

  --submission DIR     what a student handed in: exercises/NN-name/FILE, NN-name/FILE or FILE, nothing else is read
  --submissions DIR    a folder with one folder a student
  --out DIR            where results go; default grades/
  --format LIST        ${Object.keys(FORMATS).join(', ')}; comma-separated; result.json is always there
  --exercise LIST      1, 2, 3; default all
  --student NAME       whose it is; default the folder's name
  --seed N             repeats a run; default: drawn anew, and printed
  --lang fr|en         language of what is printed and of the formats
  --csv-locale fr|en   CSV as French spreadsheets want it; default as --lang
  --jobs N             one submission: checks at a time, default 3; a class: students at a time, default 2
  --fresh              with --submissions: grade again those that have a result already
  --help               this text

Exit codes: 0 graded, whatever the mark; 1 could not be graded; 2 wrong usage.
`;

export interface GradeOptions {
  submission: string | undefined;
  submissions: string | undefined;
  out: string;
  formats: readonly FormatName[];
  exercises: readonly ExerciseNumber[];
  student: string | undefined;
  seed: number;
  language: Language;
  csvLocale: Language;
  jobs: number;
  fresh: boolean;
}

/** What was asked for on the command line; null: the help. Throws what is wrong, in a sentence. */
export function gradeOptions(
  args: readonly string[],
  system: string,
  drawSeed: () => number,
): GradeOptions | null {
  const { values } = parseArgs({
    args: [...args],
    options: {
      submission: { type: 'string' },
      submissions: { type: 'string' },
      out: { type: 'string', default: 'grades' },
      format: { type: 'string', default: '' },
      exercise: { type: 'string', default: EXERCISES.join(',') },
      student: { type: 'string' },
      seed: { type: 'string' },
      lang: { type: 'string' },
      'csv-locale': { type: 'string' },
      jobs: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return null;
  const { submission, submissions, out, student, fresh } = values;
  if ((submission === undefined) === (submissions === undefined))
    throw new Error('Expected either --submission DIR or --submissions DIR.');
  const language = oneOf('--lang', values.lang ?? (system.startsWith('en') ? 'en' : 'fr'), ['fr', 'en']);
  return {
    submission,
    submissions,
    out,
    student,
    fresh,
    language,
    formats: list(values.format).map((name) => oneOf('--format', name, Object.keys(FORMATS) as FormatName[])),
    exercises: list(values.exercise).map(asExercise),
    csvLocale: oneOf('--csv-locale', values['csv-locale'] ?? language, ['fr', 'en']),
    seed: values.seed === undefined ? drawSeed() : wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1),
    jobs: wholeNumber('--jobs', values.jobs ?? (submission === undefined ? '2' : '3'), 1, 64),
  };
}

function list(text: string): string[] {
  return text.split(',').flatMap((part) => part.trim() || []);
}

function asExercise(text: string): ExerciseNumber {
  return Number(oneOf('--exercise', text, ['1', '2', '3'])) as ExerciseNumber;
}

function oneOf<Name extends string>(option: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name === text);
  if (found !== undefined) return found;
  throw new Error(`Expected ${option} to be one of ${names.join(', ')}, got "${text}".`);
}

/** An option's whole number; throws what was expected, and what came. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (text !== '' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw new Error(`Expected ${option} to be a whole number from ${least} to ${most}, got "${text}".`);
}
