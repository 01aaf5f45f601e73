import { describe, expect, it } from 'vitest';
import { countTests, formatCounts, type VitestReport } from '../support/count.ts';

const file = (status: 'passed' | 'failed', ...tests: string[]): VitestReport['testResults'][number] => ({
  name: 'some.test.ts',
  status,
  assertionResults: tests.map((test) => ({ status: test })),
});

describe('countTests', () => {
  it('counts every test once, over all files', () => {
    const testResults = [file('passed', 'passed', 'passed'), file('failed', 'passed', 'failed', 'failed')];
    expect(countTests({ testResults }, 1)).toEqual({ passed: 3, failed: 2, skipped: 0 });
  });

  it('counts what is pending, skipped or still to do as skipped', () => {
    const testResults = [file('passed', 'passed', 'pending', 'skipped', 'todo')];
    expect(countTests({ testResults }, 0)).toEqual({ passed: 1, failed: 0, skipped: 3 });
  });

  it('counts a file that could not be loaded as one failure', () => {
    expect(countTests({ testResults: [file('failed')] }, 1)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a hook that failed as one failure beside the tests it kept from running', () => {
    const testResults = [file('failed', 'skipped', 'skipped')];
    expect(countTests({ testResults }, 1)).toEqual({ passed: 0, failed: 1, skipped: 2 });
  });

  it('never calls a run good that vitest ended with an error', () => {
    expect(countTests({ testResults: [file('passed', 'passed')] }, 1)).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
    });
    expect(countTests({ testResults: [] }, 1).failed).toBe(1);
  });
});

describe('formatCounts', () => {
  it('names skipped tests only where there are some', () => {
    expect(formatCounts({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
    expect(formatCounts({ passed: 7, failed: 1, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
  });
});
