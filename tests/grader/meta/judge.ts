import type { CheckResult } from '../runner.ts';

/** What one program of the corpus is expected to come to. */
export type Expectation =
  /** Full marks; the bonus is not looked at: nobody has to. */
  | { kind: 'right' }
  /** Passes nothing: what students are given is where they begin. */
  | { kind: 'scaffold' }
  /** Fails at this one check with this sentence; only what needs that check is skipped. */
  | { kind: 'wrong'; caughtBy: string; alsoBy: readonly string[]; says: string }
  /** Passes nothing, with this sentence at the first failure. */
  | { kind: 'attack'; says: string };

/** What a program came to: its results, or the sentence with which it was not even bundled. */
export type Outcome = { results: readonly CheckResult[] } | { broken: string };

/** Every way in which an outcome is not as expected, a sentence each; empty when all is well. */
export function judge(expectation: Expectation, outcome: Outcome): string[] {
  const results = 'broken' in outcome ? [] : outcome.results;
  const errors = results.flatMap(({ check, status, reason }) =>
    status === 'error' ? [`${check.id}: the grader itself failed: ${reason?.en}`] : [],
  );
  return [...errors, ...judgements[expectation.kind](expectation as never, outcome, results)];
}

const judgements = {
  right(_: Expectation, outcome: Outcome, results: readonly CheckResult[]): string[] {
    if ('broken' in outcome) return [`Expected full marks, but it does not compile: ${outcome.broken}`];
    return results
      .filter((result) => result.status === 'fail' && !result.check.bonus)
      .map((result) => `Expected full marks, but ${told(result)}`);
  },

  scaffold(_: Expectation, outcome: Outcome, results: readonly CheckResult[]): string[] {
    if ('broken' in outcome) return [`Expected it to compile: ${outcome.broken}`];
    return gainedBy(results);
  },

  wrong(
    { caughtBy, alsoBy, says }: Extract<Expectation, { kind: 'wrong' }>,
    outcome: Outcome,
    results: readonly CheckResult[],
  ): string[] {
    if ('broken' in outcome)
      return [`Expected to fail at ${caughtBy}, but it does not compile: ${outcome.broken}`];
    const problems: string[] = [];
    const catching = results.find(({ check }) => check.id === caughtBy);
    if (catching?.status !== 'fail')
      problems.push(`Expected ${caughtBy} to fail, got ${catching?.status ?? 'no such check'}.`);
    else if (!sentence(catching).includes(says))
      problems.push(`Expected ${caughtBy} to say “${says}”, got “${sentence(catching)}”`);
    for (const result of results) {
      const related = result.check.id === caughtBy || alsoBy.includes(result.check.id);
      if (!related && result.status === 'fail') problems.push(`Unrelated: ${told(result)}`);
      if (result.status === 'skip' && !needsAny(result, [caughtBy, ...alsoBy], results))
        problems.push(`Skipped without need: ${result.check.id}`);
    }
    return problems;
  },

  attack(
    { says }: Extract<Expectation, { kind: 'attack' }>,
    outcome: Outcome,
    results: readonly CheckResult[],
  ): string[] {
    const first = results.find(({ status }) => status === 'fail');
    const said = 'broken' in outcome ? outcome.broken : first ? sentence(first) : '';
    const gained = gainedBy(results);
    return said.includes(says) ? gained : [...gained, `Expected to hear “${says}”, got “${said}”`];
  },
};

function gainedBy(results: readonly CheckResult[]): string[] {
  return results.filter(({ status }) => status === 'pass').map(({ check }) => `It gained ${check.id}.`);
}

/** Whether a check depends on one of these, directly or through others. */
function needsAny({ check }: CheckResult, ids: readonly string[], results: readonly CheckResult[]): boolean {
  return check.needs.some((needed) => {
    if (ids.includes(needed)) return true;
    const other = results.find((result) => result.check.id === needed);
    return other !== undefined && needsAny(other, ids, results);
  });
}

function sentence({ finding }: CheckResult): string {
  return finding && !finding.passed ? finding.fact.en : '';
}

function told(result: CheckResult): string {
  return `${result.check.id} says “${sentence(result)}”`;
}
