import { expect, it } from 'vitest';
import { classReport } from '../grader/class/class-report.ts';
import { feedbackOf } from '../grader/class/feedback.ts';
import { itemAnalysis } from '../grader/class/item-analysis.ts';
import { checksCsv, gradesCsv } from '../grader/class/tables.ts';
import { totals, type GradedCheck, type GradeResult } from '../grader/results/grade-result.ts';
import { exampleResult } from '../support/grade-result.ts';

const [passing] = exampleResult().checks;

function checkOf(id: string, status: GradedCheck['status']): GradedCheck {
  return { ...passing!, id, status, points: status === 'pass' ? 1 : 0 };
}

/** A student's result: for each check what became of it. */
function resultOf(student: string, outcomes: Record<string, GradedCheck['status']>): GradeResult {
  const checks = Object.entries(outcomes).map(([id, status]) => checkOf(id, status));
  return exampleResult({ checks, ...totals(checks), submission: { student, files: [] } });
}

const CLASS = [
  resultOf('Zoé', { 'a.1': 'pass', 'a.2': 'pass', 'a.3': 'pass' }),
  resultOf('=cmd|calc', { 'a.1': 'pass', 'a.2': 'pass', 'a.3': 'fail' }),
  resultOf('Ada, L.', { 'a.1': 'fail', 'a.2': 'fail', 'a.3': 'fail' }),
  resultOf('Bob', { 'a.1': 'fail', 'a.2': 'skip', 'a.3': 'flaky' }),
];

it('grades and checks are tables, a row a student', () => {
  const grades = gradesCsv(CLASS, 'en').split('\r\n');
  expect(grades).toHaveLength(CLASS.length + 2);
  expect(grades[1]).toMatch(/^Zoé,3,3,ok,,/);
  expect(grades[2]).toMatch(/^'=cmd\|calc,2,/);
  expect(grades[4]).toContain(',a.3,');
  expect(checksCsv(CLASS, 'fr').split('\r\n').slice(0, 2)).toEqual([
    '\u{FEFF}student;a.1;a.2;a.3',
    'Zoé;pass;pass;pass',
  ]);
  expect(checksCsv(CLASS, 'en')).toContain('"Ada, L.",fail,fail,fail');
});

it('a student without a mark has no number that could be taken for one', () => {
  const message = { fr: 'Panne', en: 'Out of order' };
  const failed = { ...CLASS[0]!, status: 'grader-error' as const, message };
  expect(gradesCsv([failed], 'en').split('\r\n')[1]).toMatch(/^Zoé,,3,grader-error/);
  expect(classReport([failed], 'en')).toContain('Out of order');
});

it('a check without a verdict is listed for a person, be it flaky or an error', () => {
  const open = resultOf('Eve', { 'a.1': 'error', 'a.2': 'flaky', 'a.3': 'fail' });
  expect(gradesCsv([open], 'en')).toContain(',a.1 a.2,');
  const page = classReport([open], 'en');
  expect(page).toContain('Eve: a.1 ?');
  expect(page).toContain('Eve: a.2 ?');
  expect(page).not.toContain('Eve: a.3 ?');
  const waiting = { ...checkOf('a.4', 'skip'), dependsOn: ['a.1'] };
  const blocked = { ...checkOf('a.5', 'skip'), dependsOn: ['a.3'] };
  const more = { ...open, checks: [...open.checks, waiting, blocked] };
  expect(gradesCsv([more], 'en')).toContain(',a.1 a.2 a.4,');
});

it('item analysis counts, and correlates each check with the points of the others', () => {
  const [first, second, third] = itemAnalysis(CLASS);
  expect(first).toMatchObject({ judged: 4, failed: 2, skipped: 0 });
  expect(second).toMatchObject({ judged: 3, failed: 1, skipped: 1 });
  expect(third).toMatchObject({ judged: 3, failed: 2, unsettled: 1 });
  // a.1 passed by those with 2 and 1 other points, failed by those with 0 and 0: r = 3 / √11.
  expect(first?.discrimination).toBeCloseTo(3 / Math.sqrt(11), 5);
});

it.each(['fr', 'en'] as const)('the report in %s escapes what students wrote', (language) => {
  const evil = resultOf('<script>alert(1)</script>', { 'a.1': 'flaky' });
  const page = classReport([...CLASS, evil], language);
  expect(page).not.toContain('<script>');
  expect(page).not.toMatch(/NaN|undefined/);
});

it('feedback says each visible check, and lets nothing of the student’s be markup', () => {
  const text = feedbackOf(exampleResult(), 'en');
  expect(text).toContain('# Your result: 3 / 10.5 points');
  expect(text).toContain('❌ Polls');
  expect(text).toContain(String.raw`\<img src=x`);
  expect(text).not.toContain('quiet');
});
