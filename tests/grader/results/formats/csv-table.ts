import { toCsv } from '../csv.ts';
import type { GradeResult, Language } from '../grade-result.ts';

/** The checks of one submission as CSV, a row a check; hidden ones too: this is the instructor's. */
export function toCsvTable(result: GradeResult, language: Language): string {
  const header = [
    'id',
    'title',
    'status',
    'points',
    'max_points',
    'bonus',
    'visibility',
    'rationale',
    'expected',
    'found',
    'duration_ms',
  ];
  const rows = result.checks.map((check) => [
    check.id,
    check.title[language],
    check.status,
    check.points,
    check.maxPoints,
    String(check.bonus),
    check.visibility,
    check.rationale?.[language] ?? null,
    check.expected?.[language] ?? null,
    check.actual?.[language] ?? null,
    Math.round(check.durationMs),
  ]);
  return toCsv(header, rows, language);
}
