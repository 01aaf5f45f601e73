import { studentPlace } from '../../lab-server/exercises/places.ts';
import type { Place } from '../../lab-server/wire/exercise.ts';
import { Failure, type Check, type Finding, type Text } from './check.ts';
import { StudentError, type Thrown } from './student-error.ts';
import { LimitError } from './within.ts';

/** Something that student code threw and nobody caught, and where. */
export interface Trace {
  message: string;
  place: Place | undefined;
}

/**
 * What became of one check. `skip`: a check that it needs has not passed. `error`: the grader itself could not do it,
 * or the machine was too busy.
 */
export interface Verdict {
  status: 'pass' | 'fail' | 'skip' | 'error';
  finding: Finding | null;
  /** For `error` and `skip`: why. */
  reason: Text | null;
  /** An `error` that another time may not bring: the machine was too busy to tell right from wrong. */
  undecided?: true;
}

/** Different exceptions told of one check. */
const THROWN_TOLD = 3;

/** Whether an error says by itself what a check has come to. */
export function isVerdict(error: unknown): boolean {
  return error instanceof Failure || error instanceof StudentError || error instanceof LimitError;
}

/**
 * What a check has come to that did not return: the student's failure where their code is the cause, the grader's own
 * error otherwise.
 */
export function judgeError(error: unknown, check: Check, script: string): Verdict {
  if (error instanceof Failure) return { status: 'fail', finding: error.finding, reason: null };
  if (error instanceof StudentError) {
    const place = studentPlace(script, check.exercise, error.place);
    return { status: 'fail', finding: broken(error, place), reason: null };
  }
  if (error instanceof LimitError) return { status: 'fail', finding: late(error.ms), reason: null };
  const detail = error instanceof Error ? error.message : String(error);
  return { status: 'error', finding: null, reason: { fr: detail, en: detail } };
}

const BUSY = {
  fr: 'La machine était trop occupée pour mesurer : à refaire quand elle sera au calme.',
  en: 'The machine was too busy to measure: to be done again when it is quiet.',
};

/** A check that found nothing wrong on a machine too busy to find it. */
export const undecided: Verdict = { status: 'error', finding: null, reason: BUSY, undecided: true };

/** What student code threw and nobody caught, each message once. */
export function traces(errors: readonly Thrown[], check: Check, script: string): Trace[] {
  const different = new Map(errors.map((thrown) => [thrown.message, thrown]));
  return [...different.values()].slice(0, THROWN_TOLD).map(({ message, stack }) => {
    return { message: message.slice(0, 300), place: studentPlace(script, check.exercise, stack) };
  });
}

function broken(error: StudentError, place: Place | undefined): Finding {
  const where = place ? ` (${place.file}:${place.line})` : '';
  const fact = { fr: error.fact.fr + where, en: error.fact.en + where };
  return { passed: false, expected: null, found: null, fact };
}

function late(ms: number): Finding {
  const seconds = Math.round(ms / 1_000);
  return {
    passed: false,
    expected: { fr: `une fin en ${seconds} s au plus`, en: `an end within ${seconds} s` },
    found: { fr: 'aucune fin', en: 'no end' },
    fact: {
      fr: `Rien ne s’est terminé en ${seconds} s : une attente que rien n’achève ?`,
      en: `Nothing ended within ${seconds} s: a wait that nothing ends?`,
    },
  };
}

/** A check that was not run, because one that it needs has failed. */
export function skipped(lacking: Check): Verdict {
  const reason = {
    fr: `D’abord l’étape « ${lacking.title.fr} ».`,
    en: `First the step “${lacking.title.en}”.`,
  };
  return { status: 'skip', finding: null, reason };
}
