import { stripVTControlCharacters, styleText } from 'node:util';
import type { CheckStatus, GradedCheck, GradeResult, Language } from '../grade-result.ts';
import { explain, points, wordsIn } from '../say.ts';

/** With colour whatever this process writes to: whoever prints the text decides. */
function style(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { validateStream: false });
}

const SIGNS: Record<CheckStatus, string> = {
  pass: style('green', '✓'),
  fail: style('red', '✗'),
  skip: style('gray', '–'),
  error: style('yellow', '!'),
  flaky: style('yellow', '?'),
};

/** A result for a terminal, with its colours; where there are none, strip them. Nothing of the student's can steer it. */
export function toTerminal(result: GradeResult, language: Language): string {
  const lines: string[] = [];
  let exercise = 0;
  for (const check of result.checks) {
    if (check.exercise !== exercise)
      lines.push('', style('bold', `${wordsIn(language).exercise} ${check.exercise}`));
    exercise = check.exercise;
    lines.push(...linesOf(check, language));
  }
  if (result.message) lines.push('', style('yellow', harmless(result.message[language])));
  for (const flag of result.flags) lines.push(style('yellow', `⚑ ${harmless(flag.detail[language])}`));
  const total = `${points(result.score, language)} / ${points(result.maxScore, language)}`;
  lines.push('', `${style('bold', total)} ${wordsIn(language).points} · seed ${result.seed}`, '');
  return lines.join('\n');
}

function linesOf(check: GradedCheck, language: Language): string[] {
  const words = wordsIn(language);
  const reached = `${points(check.points, language)}/${points(check.maxPoints, language)}`;
  const state =
    check.status === 'flaky' || check.status === 'error' ? ` (${words.statuses[check.status]})` : '';
  const head = `  ${SIGNS[check.status]} ${check.title[language]} ${style('gray', `${reached} · ${check.id}${state}`)}`;
  const details = check.status === 'skip' ? [] : explain(check, language);
  return [head, ...details.map((line) => `      ${harmless(line)}`)];
}

/** Control characters that student code may have put into a message would move the cursor or change the colours. */
function harmless(text: string): string {
  return stripVTControlCharacters(text).replaceAll(/\p{Cc}/gu, ' ');
}
