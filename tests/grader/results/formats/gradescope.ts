import type { GradedCheck, GradeResult, Language } from '../grade-result.ts';
import { explain } from '../say.ts';

/**
 * Gradescope's `results.json` (autograder_samples, docs/specs.md). `score` overrides the sum of the tests; `status` is
 * written out, because otherwise partial credit shows as failed. Without a mark (`grader-error`) there is no score,
 * so that the old one stands.
 */
export function toGradescope(result: GradeResult, language: Language): string {
  const graded = result.status !== 'grader-error';
  return json({
    ...(graded && { score: result.score }),
    execution_time: Math.round(result.durationMs / 10) / 100,
    output: result.message?.[language] ?? '',
    output_format: 'text',
    test_output_format: 'text',
    test_name_format: 'text',
    stdout_visibility: 'hidden',
    tests: result.checks.map((check) => testOf(check, language, graded)),
    extra_data: {
      seed: result.seed,
      graderVersion: result.graderVersion,
      flags: result.flags.map(({ kind }) => kind),
    },
  });
}

function testOf(check: GradedCheck, language: Language, graded: boolean) {
  return {
    name: check.title[language],
    number: check.id,
    ...(graded && { score: check.points }),
    max_score: check.bonus ? 0 : check.maxPoints,
    status: check.status === 'pass' ? 'passed' : 'failed',
    output: explain(check, language).join('\n'),
    visibility: check.visibility === 'hidden' ? 'after_published' : 'visible',
    tags: [`exercise-${check.exercise}`, ...(check.bonus ? ['bonus'] : [])],
    extra_data: { status: check.status },
  };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
