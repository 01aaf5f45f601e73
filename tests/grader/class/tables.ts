import { toCsv } from '../results/csv.ts';
import { unsettled, type GradeResult, type Language } from '../results/grade-result.ts';

/** A row a student: the mark, and what a person should look at. A student without a mark has empty cells. */
export function gradesCsv(results: readonly GradeResult[], locale: Language): string {
  const header = [
    'student',
    'score',
    'max_score',
    'status',
    'unsettled_checks',
    'flags',
    'seed',
    'graded_at',
  ];
  const rows = results.map((result) => {
    const graded = result.status !== 'grader-error';
    return [
      result.submission.student,
      graded ? result.score : null,
      result.maxScore,
      result.status,
      unsettled(result)
        .map(({ id }) => id)
        .join(' '),
      [...new Set(result.flags.map(({ kind }) => kind))].join(' '),
      result.seed,
      result.startedAt,
    ];
  });
  return toCsv(header, rows, locale);
}

/** A row a student, a column a check, its status in each cell. */
export function checksCsv(results: readonly GradeResult[], locale: Language): string {
  const ids = checkIds(results);
  const rows = results.map(({ submission, checks }) => {
    const byId = new Map(checks.map((check) => [check.id, check.status]));
    return [submission.student, ...ids.map((id) => byId.get(id) ?? null)];
  });
  return toCsv(['student', ...ids], rows, locale);
}

/** Every check that appears, in the order of the first result that has it. */
export function checkIds(results: readonly GradeResult[]): string[] {
  return [...new Set(results.flatMap(({ checks }) => checks.map(({ id }) => id)))];
}
