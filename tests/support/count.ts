/** What a run came to. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of vitest's JSON report that is read here. */
export interface VitestReport {
  testResults: readonly {
    name: string;
    status: 'passed' | 'failed' | 'skipped';
    assertionResults: readonly { status: string }[];
  }[];
}

/**
 * The tests in a report of vitest. A file that failed outside its tests (an import, a hook) is one failure, and so
 * is a run that vitest calls failed (`exitCode`) without naming a test: an unhandled error, or nothing to run.
 */
export function countTests(report: VitestReport, exitCode: number): Counts {
  const counts = sum(report.testResults.map(countFile));
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function countFile({ status, assertionResults }: VitestReport['testResults'][number]): Counts {
  const passed = assertionResults.filter((test) => test.status === 'passed').length;
  const failed = assertionResults.filter((test) => test.status === 'failed').length;
  const skipped = assertionResults.length - passed - failed;
  return { passed, failed: status === 'failed' ? Math.max(failed, 1) : failed, skipped };
}

export function sum(counts: readonly Counts[]): Counts {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of counts) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** The last line of a test run: "12 passed, 0 failed", with ", 1 skipped" where tests were skipped. */
export function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
