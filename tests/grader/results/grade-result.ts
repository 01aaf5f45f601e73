import * as v from 'valibot';
import { transcriptRowSchema } from '../../../lab-server/wire/readings.ts';
import { EXERCISES } from '../../../lab-server/wire/exercise.ts';

const text = v.strictObject({ fr: v.string(), en: v.string() });
const amount = v.pipe(v.number(), v.minValue(0));
const placeSchema = v.strictObject({
  file: v.string(),
  line: v.pipe(v.number(), v.integer(), v.minValue(1)),
});

/**
 * What became of a check. `flaky`: repetitions disagree; `error`: the grader could not do it, or the machine was too
 * busy to tell. For both a person has to look.
 */
const statusSchema = v.picklist(['pass', 'fail', 'skip', 'error', 'flaky']);
export type CheckStatus = v.InferOutput<typeof statusSchema>;

const checkSchema = v.strictObject({
  /** `<exercise>.<name>`, stable. */
  id: v.string(),
  exercise: v.picklist(EXERCISES),
  title: text,
  status: statusSchema,
  points: amount,
  maxPoints: amount,
  /** Its points come on top of the sum. */
  bonus: v.boolean(),
  visibility: v.picklist(['visible', 'hidden']),
  dependsOn: v.array(v.string()),
  /** The fact in a sentence for the student; null for a pass. */
  rationale: v.nullable(text),
  expected: v.nullable(text),
  actual: v.nullable(text),
  hint: text,
  /** The statement and the heading in it: `exercises/02-reconnection/README.md#backoff`. */
  help: text,
  /** Remarks that cost nothing. */
  advice: v.array(text),
  /** What student code threw meanwhile. */
  thrown: v.array(v.strictObject({ message: v.string(), place: v.nullable(placeSchema) })),
  durationMs: amount,
  /** For a failure: what the server saw of the student's code, oldest first, for the diagram. */
  transcript: v.array(transcriptRowSchema),
  /** Every time that it was run: one, or three when the first one failed. */
  attempts: v.array(v.strictObject({ seed: v.number(), status: statusSchema, durationMs: amount })),
});
export type GradedCheck = v.InferOutput<typeof checkSchema>;

/**
 * How grading went. `ok`: it is graded. `compile-error`: what was handed in does not compile, at least in part.
 * `not-gradable`: nothing to grade. `grader-error`: the grader could not do its work, and no mark follows from it.
 */
const outcomeSchema = v.picklist(['ok', 'compile-error', 'not-gradable', 'grader-error']);

/** Everything that one grading found, from which every other format is made. Written by the grader only. */
export const gradeResultSchema = v.strictObject({
  schemaVersion: v.literal(1),
  status: outcomeSchema,
  /** For every status but `ok`: why, for the student. */
  message: v.nullable(text),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  durationMs: amount,
  /** `--seed` with this number repeats the run. */
  seed: v.number(),
  graderVersion: v.string(),
  submission: v.strictObject({
    student: v.nullable(v.string()),
    files: v.array(v.strictObject({ path: v.string(), sha256: v.string() })),
  }),
  score: amount,
  maxScore: amount,
  checks: v.array(checkSchema),
  /** What a person should look at. It never changes the score. */
  flags: v.array(v.strictObject({ kind: v.string(), detail: text })),
});
export type GradeResult = v.InferOutput<typeof gradeResultSchema>;

export type Language = 'fr' | 'en';

/**
 * The checks without a verdict, which a person has to look at, and those that were skipped for them; none where the
 * whole was not graded.
 */
export function unsettled({ status, checks }: GradeResult): GradedCheck[] {
  if (status === 'grader-error') return [];
  const open = new Set<string>();
  return checks.filter((check) => {
    const waits = check.status === 'skip' && check.dependsOn.some((id) => open.has(id));
    const isOpen = waits || check.status === 'flaky' || check.status === 'error';
    if (isOpen) open.add(check.id);
    return isOpen;
  });
}

/** The points of a set of checks and the most they can be; bonus points count only in what was reached. */
export function totals(checks: readonly GradedCheck[]): { score: number; maxScore: number } {
  return {
    score: sum(checks.map(({ points }) => points)),
    maxScore: sum(checks.map(({ bonus, maxPoints }) => (bonus ? 0 : maxPoints))),
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
