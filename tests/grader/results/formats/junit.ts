import type { GradedCheck, GradeResult, Language } from '../grade-result.ts';
import { explain, visibleChecks } from '../say.ts';

/** JUnit's XML, as GitLab, Jenkins, Artemis and CodeGrade read it: a suite an exercise, a case a check. */
export function toJunit(result: GradeResult, language: Language): string {
  const checks = visibleChecks(result);
  const suites = [1, 2, 3].flatMap((exercise) => {
    const own = checks.filter((check) => check.exercise === exercise);
    return own.length > 0 ? [suiteOf(`exercise-${exercise}`, own, language)] : [];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

function suiteOf(name: string, checks: readonly GradedCheck[], language: Language): string {
  const count = (...statuses: readonly string[]) =>
    checks.filter(({ status }) => statuses.includes(status)).length;
  const attributes = {
    name,
    tests: checks.length,
    failures: count('fail'),
    errors: count('error', 'flaky'),
    skipped: count('skip'),
    time: seconds(checks.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  };
  const cases = checks.map((check) => caseOf(name, check, language)).join('');
  return `  <testsuite ${attributesOf(attributes)}>\n${cases}  </testsuite>\n`;
}

function caseOf(suite: string, check: GradedCheck, language: Language): string {
  const opening = attributesOf({
    name: check.title[language],
    classname: `${suite}.${check.id}`,
    time: seconds(check.durationMs),
  });
  const property = (name: string, value: number) => `        <property ${attributesOf({ name, value })}/>\n`;
  const properties = property('points', check.points) + property('maxPoints', check.maxPoints);
  return `    <testcase ${opening}>
      <properties>
${properties}      </properties>
${outcomeOf(check, language)}    </testcase>
`;
}

function outcomeOf(check: GradedCheck, language: Language): string {
  if (check.status === 'pass') return '';
  const message = check.rationale?.[language] ?? '';
  if (check.status === 'skip') return `      <skipped ${attributesOf({ message })}/>\n`;
  const tag = check.status === 'fail' ? 'failure' : 'error';
  const body = escapeXml(explain(check, language).join('\n'));
  return `      <${tag} ${attributesOf({ message, type: check.status })}>${body}</${tag}>\n`;
}

function attributesOf(values: Record<string, string | number>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escapeXml(String(value))}"`)
    .join(' ');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

/** Text as XML 1.0 takes it: control characters, which it cannot hold, become a replacement character. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/\p{Cc}|[\u{FFFE}\u{FFFF}]/gu, (char) => (isInXml(char) ? char : '\u{FFFD}'))
    .replaceAll(/[&<>"\n]/g, (char) => ENTITIES[char]!);
}

function isInXml(control: string): boolean {
  return '\t\n\r'.includes(control) || (control >= '\u{7F}' && control <= '\u{9F}');
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3);
}
