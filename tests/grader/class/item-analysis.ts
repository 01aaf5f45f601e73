import type { GradedCheck, GradeResult } from '../results/grade-result.ts';
import { correlation, median } from '../statistics.ts';
import { checkIds } from './tables.ts';

/** How a class did at one check. */
export interface Item {
  check: GradedCheck;
  /** Students for whom it was run and came to a verdict. */
  judged: number;
  failed: number;
  skipped: number;
  /** For a person to look at: it came out differently, or could not be told. */
  unsettled: number;
  /**
   * Corrected item–total correlation, −1 to 1: how passing this check goes with the points of all other checks; NaN
   * when everybody did alike. Low values name checks that measure something else, or err.
   */
  discrimination: number;
  medianMs: number;
}

/** Item analysis of a class, in the checks' order. */
export function itemAnalysis(results: readonly GradeResult[]): Item[] {
  const graded = results.filter(({ status }) => status === 'ok');
  return checkIds(graded).map((id) => analyse(id, graded));
}

function analyse(id: string, results: readonly GradeResult[]): Item {
  const all = results.flatMap(({ checks, score }) =>
    checks.filter((check) => check.id === id).map((check) => ({ check, others: score - check.points })),
  );
  const judged = all.filter(({ check: { status } }) => status === 'pass' || status === 'fail');
  const count = (status: GradedCheck['status']) => all.filter(({ check }) => check.status === status).length;
  return {
    check: all[0]!.check,
    judged: judged.length,
    failed: count('fail'),
    skipped: count('skip'),
    unsettled: all.length - judged.length - count('skip'),
    discrimination: correlation(
      judged.map(({ check }) => (check.status === 'pass' ? 1 : 0)),
      judged.map(({ others }) => others),
    ),
    medianMs: median(judged.map(({ check }) => check.durationMs)),
  };
}
