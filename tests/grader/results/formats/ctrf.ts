import type { CheckStatus, GradedCheck, GradeResult, Language } from '../grade-result.ts';
import { explain, visibleChecks } from '../say.ts';

const STATUS = {
  pass: 'passed',
  fail: 'failed',
  skip: 'skipped',
  error: 'other',
  flaky: 'other',
} as const satisfies Record<CheckStatus, string>;

/** The Common Test Report Format, 1.0.0 (ctrf-io/ctrf). */
export function toCtrf(result: GradeResult, language: Language): string {
  const start = Date.parse(result.startedAt);
  const checks = visibleChecks(result);
  const count = (status: string) => checks.filter((check) => STATUS[check.status] === status).length;
  const report = {
    reportFormat: 'CTRF',
    specVersion: '1.0.0',
    results: {
      tool: { name: 'humeur-lab', version: result.graderVersion },
      summary: {
        tests: checks.length,
        passed: count('passed'),
        failed: count('failed'),
        skipped: count('skipped'),
        pending: 0,
        other: count('other'),
        start,
        stop: start + Math.round(result.durationMs),
      },
      tests: checks.map((check) => testOf(check, language)),
      extra: { score: result.score, maxScore: result.maxScore, seed: result.seed },
    },
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function testOf(check: GradedCheck, language: Language) {
  const message = explain(check, language).join('\n');
  return {
    name: check.title[language],
    status: STATUS[check.status],
    duration: Math.round(check.durationMs),
    rawStatus: check.status,
    flaky: check.status === 'flaky',
    tags: [check.id],
    ...(message !== '' && { message }),
    extra: {
      points: check.points,
      maxPoints: check.maxPoints,
      bonus: check.bonus,
      hint: check.hint[language],
    },
  };
}
