import type { Browser } from 'playwright';
import packageJson from '../../../package.json' with { type: 'json' };
import type { ExerciseNumber, Text } from '../../../lab-server/wire/exercise.ts';
import { totals, type GradedCheck, type GradeResult } from '../results/grade-result.ts';
import { flagsOf } from './flags.ts';
import { gradeExercise, unrun, type ExerciseGrade, type GradeOptions } from './grade-exercise.ts';
import type { Submission } from './submission.ts';

export interface GradingOptions extends GradeOptions {
  student: string | null;
  exercises: readonly ExerciseNumber[];
  /** When grading began. */
  startedAt: Date;
}

const MISSING: Text = {
  fr: 'Le fichier de cet exercice n’a pas été rendu.',
  en: 'The file of this exercise was not handed in.',
};
const NOTHING: Text = {
  fr: 'Aucun fichier d’exercice trouvé : vérifiez les noms et les dossiers.',
  en: 'No exercise file found: check names and folders.',
};
const UNFINISHED: Text = {
  fr: 'La notation n’est pas allée à son terme : aucune note n’en découle.',
  en: 'Grading did not come to its end: no mark follows from it.',
};

/** Grades a submission with this browser, its exercises at the same time; rejects only when the grader itself cannot go on. */
export async function grade(
  browser: Browser,
  submission: Submission,
  options: GradingOptions,
): Promise<GradeResult> {
  const begun = performance.now();
  const grades = await Promise.all(
    options.exercises.map((exercise) => gradeOr(browser, submission, exercise, options)),
  );
  const checks = grades.flatMap((one) => one.checks);
  const broken = grades.find((one) => one.broken)?.broken ?? null;
  const nothing = submission.files.length === 0;
  return {
    ...envelope(submission, options, checks),
    status: nothing ? 'not-gradable' : broken ? 'compile-error' : 'ok',
    message: nothing ? NOTHING : broken,
    durationMs: Math.round(performance.now() - begun),
  };
}

/** What an exercise came to; without a file that can be taken, all its checks have failed for that reason. */
async function gradeOr(
  browser: Browser,
  submission: Submission,
  exercise: ExerciseNumber,
  options: GradeOptions,
): Promise<ExerciseGrade> {
  const file = submission.files.find((one) => one.exercise === exercise);
  if (file) return gradeExercise(browser, file, options);
  return { checks: unrun(exercise, 'fail', refusalOf(submission, exercise) ?? MISSING), broken: null };
}

/** What stands in the file until grading is over: no points, and no mark either. */
export function unfinished(
  submission: Submission,
  options: GradingOptions,
  why: Text = UNFINISHED,
): GradeResult {
  const checks = options.exercises.flatMap((exercise) => unrun(exercise, 'error', why));
  return { ...envelope(submission, options, checks), status: 'grader-error', message: why, durationMs: 0 };
}

function envelope(
  submission: Submission,
  { seed, student, startedAt }: GradingOptions,
  checks: GradedCheck[],
) {
  return {
    schemaVersion: 1 as const,
    startedAt: startedAt.toISOString(),
    seed,
    graderVersion: packageJson.version,
    submission: { student, files: submission.files.map(({ path, sha256 }) => ({ path, sha256 })) },
    ...totals(checks),
    checks,
    flags: flagsOf(submission.files),
  };
}

const REASONS: Record<Submission['refused'][number]['reason'], Text> = {
  link: { fr: 'c’est un lien', en: 'it is a link' },
  'too-large': { fr: 'il dépasse 256 Kio', en: 'it is larger than 256 KiB' },
  'not-text': { fr: 'ce n’est pas du texte', en: 'it is not text' },
};

/** Why the file of an exercise that is there was not taken. */
function refusalOf({ refused }: Submission, exercise: ExerciseNumber): Text | undefined {
  const names = [/compare\.[jt]s$/, /realtime-manager\.[jt]s$/, /realtime-handler\.[jt]s$/];
  const one = refused.find(({ path }) => names[exercise - 1]!.test(path));
  if (!one) return undefined;
  const { fr, en } = REASONS[one.reason];
  return { fr: `${one.path} n’est pas pris : ${fr}.`, en: `${one.path} is not taken: ${en}.` };
}
