import type { GradeResult, Language } from '../results/grade-result.ts';
import { explain, points, visibleChecks, wordsIn } from '../results/say.ts';
import { classTexts } from './class-texts.ts';

const SIGNS = { pass: '✅', fail: '❌', skip: '➖', error: '⚠️', flaky: '❔' } as const;

/** What a student gets to read, as Markdown: the visible checks, with the fact and the hint of each that failed. */
export function feedbackOf(result: GradeResult, language: Language): string {
  const words = wordsIn(language);
  const total = `${points(result.score, language)} / ${points(result.maxScore, language)} ${words.points}`;
  const parts = [`# ${classTexts(language).feedback}${classTexts(language).colon}${total}`];
  if (result.message) parts.push(asText(result.message[language]));
  for (const check of visibleChecks(result)) {
    const reached = `${points(check.points, language)}/${points(check.maxPoints, language)}`;
    parts.push(`## ${SIGNS[check.status]} ${check.title[language]} (${reached})`);
    parts.push(...explain(check, language).map(asText));
  }
  return `${parts.join('\n\n')}\n`;
}

/** Text in which Markdown and HTML mean nothing: parts of it come from student code. */
function asText(text: string): string {
  return text
    .replaceAll(/[^\S\u{A0}\u{202F}]+/gu, ' ')
    .replaceAll(/[\\`*_{}[\]<>#|&]/g, (char) => `\\${char}`);
}
