import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { EXERCISES, type ExerciseNumber } from '../../lab-server/wire/exercise.ts';

/** A language that people are addressed in. */
export type Language = 'fr' | 'en';

/** What `npm run check` was asked for. */
export interface CheckOptions {
  exercise: ExerciseNumber;
  /** The folder with the exercises' folders, absolute. */
  root: string;
  watch: boolean;
  json: boolean;
  /** Also the checks that students are not shown. */
  hidden: boolean;
  /** The dice of the run; undefined: new ones. */
  seed: number | undefined;
  /** Ids of steps; empty: all. */
  only: readonly string[];
  language: Language;
}

const exercises = fileURLToPath(new URL('../../exercises/', import.meta.url));

/** Reads the command line; null where only help is wanted. Throws where it cannot be understood. */
export function readOptions(args: readonly string[], locale: string): CheckOptions | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      watch: { type: 'boolean', short: 'w' },
      json: { type: 'boolean' },
      hidden: { type: 'boolean' },
      lang: { type: 'string' },
      exercises: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string', multiple: true },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return null;
  const exercise = readExercise(positionals);
  if (!['fr', 'en', undefined].includes(values.lang))
    throw new Error(`Expected --lang to be fr or en, got "${values.lang}".`);
  return {
    exercise,
    root: resolve(values.exercises ?? exercises),
    watch: values.watch ?? false,
    json: values.json ?? false,
    hidden: values.hidden ?? false,
    seed: values.seed === undefined ? undefined : readSeed(values.seed),
    only: (values.only ?? []).map((id) => (/^\d\./.test(id) ? id : `${exercise}.${id}`)),
    language: readLanguage(args, locale),
  };
}

/** The number of an exercise among the words of a command line. */
function readExercise(words: readonly string[]): ExerciseNumber {
  const number = EXERCISES.find((each) => words.length === 1 && String(each) === words[0]);
  if (number !== undefined) return number;
  throw new NoExerciseError(words.join(' '));
}

/** The command line names no exercise. */
export class NoExerciseError extends Error {
  readonly words: string;

  constructor(words: string) {
    super(`Expected the number of an exercise, ${EXERCISES.join(', ')}; got "${words}".`);
    this.words = words;
  }
}

/** The language that a command line asks for with --lang, else the person's own; errors are told in it, too. */
export function readLanguage(args: readonly string[], locale: string): Language {
  const { values } = parseArgs({ args: [...args], strict: false, options: { lang: { type: 'string' } } });
  return values.lang === 'fr' || values.lang === 'en' ? values.lang : chooseLanguage(locale);
}

/** What the terminal's environment says of the language, else the system (`system`). */
export function personsLocale(env: Readonly<Record<string, string | undefined>>, system: string): string {
  const told = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^(C|POSIX)\b/.test(told) || told === '' ? system : told;
}

/** French where neither of the two languages is the person's, as on the lab's pages. */
function chooseLanguage(locale: string): Language {
  return /^en\b|^en_/i.test(locale) ? 'en' : 'fr';
}

function readSeed(text: string): number {
  const seed = Number(text);
  if (text !== '' && Number.isSafeInteger(seed) && seed >= 0) return seed;
  throw new Error(`Expected --seed to be a whole number, 0 or more, got "${text}".`);
}
