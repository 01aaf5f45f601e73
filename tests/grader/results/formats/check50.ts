import type { CheckStatus, GradeResult, Language } from '../grade-result.ts';
import { visibleChecks } from '../say.ts';

const PASSED: Record<CheckStatus, boolean | null> = {
  pass: true,
  fail: false,
  skip: null,
  error: null,
  flaky: null,
};

/** check50's JSON (cs50/check50, json_specification). `passed: null` is "could not be told". */
export function toCheck50(result: GradeResult, language: Language): string {
  const version = result.graderVersion;
  if (result.status === 'grader-error') {
    const error = { type: 'GraderError', value: result.message?.[language] ?? '', traceback: [], data: {} };
    return `${JSON.stringify({ slug: 'humeur-lab', error, version }, null, 2)}\n`;
  }
  const results = visibleChecks(result).map((check) => ({
    name: check.id,
    description: check.title[language],
    passed: PASSED[check.status],
    log: check.thrown.map(({ message }) => message),
    cause:
      check.rationale === null
        ? null
        : {
            rationale: check.rationale[language],
            help: check.hint[language],
            ...(check.expected !== null && { expected: check.expected[language] }),
            ...(check.actual !== null && { actual: check.actual[language] }),
          },
    data: { points: check.points, maxPoints: check.maxPoints },
    dependency: check.dependsOn[0] ?? null,
  }));
  return `${JSON.stringify({ slug: 'humeur-lab', results, version }, null, 2)}\n`;
}
