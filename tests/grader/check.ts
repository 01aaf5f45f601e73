import type { ExerciseNumber, Text } from '../../lab-server/wire/exercise.ts';
import type { Stage } from './stage.ts';

export type { ExerciseNumber, Text };

/** What is told in both languages; a string where they say the same: numbers, units, code. */
export type Told = Text | string;

/**
 * What a check found. A failure says what was expected and what was found, and the fact in one sentence; null where
 * the code as a whole does not run, and the check has seen nothing of what it is about.
 */
export type Finding =
  | { passed: true; advice?: readonly Text[] }
  | { passed: false; fact: Text; expected: Text | null; found: Text | null; advice?: readonly Text[] };

/**
 * One thing that an exercise asks for. The exercise's page, `npm run check` and the grader all run this very
 * definition. It looks at the server's own records, the browser's network log and, from an isolated world, the page's
 * elements; never at what the student's page computes.
 */
export interface Check {
  /** `<exercise>.<name>`, stable: marks are kept under it. */
  readonly id: string;
  readonly exercise: ExerciseNumber;
  readonly points: number;
  /** Its points come on top of the exercise's sum: whoever leaves it out has full marks all the same. */
  readonly bonus?: true;
  /** Ids of checks without which this one says nothing: it is skipped when one of them fails. */
  readonly needs: readonly string[];
  readonly visibility: 'visible' | 'hidden';
  readonly title: Text;
  readonly hint: Text;
  /** The statement's heading that this belongs to, as its anchor. */
  readonly section: string;
  /** After so long the check has failed, milliseconds of real time. */
  readonly limitMs: number;
  run(stage: Stage): Promise<Finding>;
}

export const passed: Finding = { passed: true };

/** A failure: what was expected, what was found, and the same as a sentence in both languages. */
export function failed(expected: Told, found: Told, fact: Text): Finding {
  return { passed: false, expected: inBoth(expected), found: inBoth(found), fact };
}

function inBoth(told: Told): Text {
  return typeof told === 'string' ? { fr: told, en: told } : told;
}

/** Ends a check from within: what was expected has not come, and going on would say nothing. */
export class Failure extends Error {
  readonly finding: Finding;

  constructor(expected: Told, found: Told, fact: Text) {
    super(fact.en);
    this.name = 'Failure';
    this.finding = failed(expected, found, fact);
  }
}
