import type { CheckStatus, GradedCheck, GradeResult, Language } from './grade-result.ts';

/** Words of the reports, in both languages. */
const WORDS = {
  fr: {
    expected: 'Attendu',
    found: 'Trouvé',
    exercise: 'Exercice',
    hint: 'Indice',
    remark: 'Remarque',
    thrown: 'Exception',
    points: 'points',
    statuses: {
      pass: 'réussi',
      fail: 'à revoir',
      skip: 'sauté',
      error: 'non vérifié',
      flaky: 'à vérifier par une personne',
    },
  },
  en: {
    expected: 'Expected',
    found: 'Found',
    exercise: 'Exercise',
    hint: 'Hint',
    remark: 'Remark',
    thrown: 'Exception',
    points: 'points',
    statuses: {
      pass: 'passed',
      fail: 'to be mended',
      skip: 'skipped',
      error: 'not checked',
      flaky: 'for a person to look at',
    },
  },
} as const satisfies Record<Language, { statuses: Record<CheckStatus, string> } & Record<string, unknown>>;

export function wordsIn(language: Language) {
  return WORDS[language];
}

/** What a student reads about a check, a fact on each line; empty for a pass without remarks. */
export function explain(check: GradedCheck, language: Language): string[] {
  const words = WORDS[language];
  const colon = language === 'fr' ? '\u{202F}: ' : ': ';
  const lines: string[] = [];
  if (check.rationale) lines.push(check.rationale[language]);
  if (check.expected) lines.push(`${words.expected}${colon}${check.expected[language]}`);
  if (check.actual) lines.push(`${words.found}${colon}${check.actual[language]}`);
  for (const { message, place } of check.thrown)
    lines.push(`${words.thrown}${colon}${message}${place ? ` (${place.file}:${place.line})` : ''}`);
  // A hint is about the step; where nothing was expected yet, the code as a whole does not run.
  if (check.status === 'fail' && check.expected) lines.push(`${words.hint}${colon}${check.hint[language]}`);
  if (check.status === 'fail') lines.push(check.help[language]);
  for (const remark of check.advice) lines.push(`${words.remark}${colon}${remark[language]}`);
  return lines;
}

/** Checks as a student may see them: of a hidden one no more than that it is there. */
export function visibleChecks({ checks }: GradeResult): GradedCheck[] {
  return checks.filter(({ visibility }) => visibility === 'visible');
}

/** "17" or "2.5": points without needless digits. */
export function points(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false }).format(value);
}
