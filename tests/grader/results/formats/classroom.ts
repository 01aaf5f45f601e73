import type { GradedCheck, GradeResult, Language } from '../grade-result.ts';
import { explain, visibleChecks } from '../say.ts';

/**
 * GitHub Classroom: one runner a check, each with one test, as its `result` output: base64 of JSON. With several
 * tests in a runner its reporter shows one total and sends another when credit is partial.
 */
export function toClassroom(result: GradeResult, language: Language): string {
  const runners = visibleChecks(result)
    .filter(({ maxPoints }) => maxPoints > 0)
    .map((check) => [runnerName(check.id), runnerOf(check, language)] as const);
  return `${JSON.stringify(Object.fromEntries(runners), null, 2)}\n`;
}

/** What a check's runner is called: the reporter takes letters and digits only. */
export function runnerName(id: string): string {
  return `check${id.replaceAll(/[^a-zA-Z0-9]/g, '')}`;
}

function runnerOf(check: GradedCheck, language: Language): string {
  const status = { pass: 'pass', fail: 'fail', skip: 'fail', error: 'error', flaky: 'error' } as const;
  const runner = {
    version: 1,
    status: status[check.status],
    max_score: check.maxPoints,
    tests: [
      {
        name: check.title[language],
        status: status[check.status],
        score: check.points,
        message: explain(check, language).join('\n'),
        test_code: '',
        filename: '',
        line_no: 0,
        duration: Math.round(check.durationMs),
      },
    ],
  };
  return Buffer.from(JSON.stringify(runner)).toString('base64');
}
