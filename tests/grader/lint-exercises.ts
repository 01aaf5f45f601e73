/** A part of a statement that has an address: from its anchor to the next. */
interface Section {
  anchor: string;
  hints: number;
  /** Questions whose answer opens. */
  answers: number;
}

/** The skeleton of a statement: what must be the same in each language. */
export interface Statement {
  sections: readonly Section[];
  /** The levels of its headings, in their order. */
  headings: readonly number[];
  tableRows: number;
  codeBlocks: number;
  /** Every number in its tables, without what separates thousands or decimals. */
  numbers: readonly string[];
}

const ANCHOR = /<a id="([^"]+)"><\/a>/g;
const SUMMARY = /<summary>\s*(?:<[^>]+>)*\s*([^<]+)/g;
const HINT = /^(?:Hint|Indice)\b/i;
const ANSWER = /^(?:Answer|Réponse)/i;
const FENCE = /^\s*```/;

/** Reads the skeleton of a README. */
export function readStatement(text: string): Statement {
  const lines = withoutCode(text);
  const rows = lines.filter((line) => /^\s*\|/.test(line));
  return {
    sections: sectionsOf(lines.join('\n')),
    headings: lines.flatMap((line) => /^(#{1,6}) /.exec(line)?.[1]?.length ?? []),
    tableRows: rows.length,
    codeBlocks: text.split('\n').filter((line) => FENCE.test(line)).length / 2,
    numbers: rows.flatMap(numbersIn).toSorted(),
  };
}

function withoutCode(text: string): string[] {
  let inside = false;
  return text.split('\n').filter((line) => {
    if (FENCE.test(line)) inside = !inside;
    return !inside && !FENCE.test(line);
  });
}

function sectionsOf(text: string): Section[] {
  const anchors = [...text.matchAll(ANCHOR)];
  return anchors.map((match, n) => {
    const section = text.slice(match.index, anchors[n + 1]?.index ?? text.length);
    const summaries = [...section.matchAll(SUMMARY)].map(([, words]) => words!.trim());
    const count = (pattern: RegExp) => summaries.filter((words) => pattern.test(words)).length;
    return { anchor: match[1]!, hints: count(HINT), answers: count(ANSWER) };
  });
}

/** `1,000`, `1 000` and `1.5`, `1,5` are written differently in each language. */
function numbersIn(row: string): string[] {
  return [...row.matchAll(/\d(?:[\d.,\s]*\d)?/g)].map(([number]) => number.replaceAll(/\D/g, ''));
}

/** What differs between a statement in two languages; empty where they say the same. */
export function differences(en: Statement, fr: Statement): string[] {
  const shape = (statement: Statement): Record<string, unknown> => ({
    anchors: statement.sections.map(({ anchor }) => anchor),
    hints: statement.sections.map(({ anchor, hints }) => `${anchor}: ${hints}`),
    answers: statement.sections.map(({ anchor, answers }) => `${anchor}: ${answers}`),
    headings: statement.headings,
    'rows of tables': statement.tableRows,
    'blocks of code': statement.codeBlocks,
    'numbers in tables': statement.numbers,
  });
  const [english, french] = [shape(en), shape(fr)];
  return Object.keys(english).flatMap((what) => {
    const [one, other] = [JSON.stringify(english[what]), JSON.stringify(french[what])];
    return one === other
      ? []
      : [`Expected the same ${what}, got ${one} in README.md, ${other} in README.fr.md.`];
  });
}

/** What a statement lacks of the steps that are checked, and of its three questions. */
export function lacking(statement: Statement, steps: readonly string[]): string[] {
  const { sections } = statement;
  const without = steps.flatMap((step) => {
    const section = sections.find(({ anchor }) => anchor === step);
    if (!section) return [`Expected the anchor "${step}", got none.`];
    return section.hints > 0 ? [] : [`Expected a hint under "${step}", got none.`];
  });
  const inOrder = sections.map(({ anchor }) => anchor).filter((anchor) => steps.includes(anchor));
  const different = [...new Set(steps)].filter((step) => inOrder.includes(step));
  if (inOrder.join() !== different.join())
    without.push(`Expected the steps in the order ${different.join(', ')}; got ${inOrder.join(', ')}.`);
  const questions = sections.reduce((sum, { answers }) => sum + answers, 0);
  if (questions !== 3) without.push(`Expected 3 questions with an answer that opens, got ${questions}.`);
  return without;
}

/** What is wrong with a scaffold's TODO markers: they are numbered from 1 on, each number once, with something to do. */
export function lintTodos(scaffold: string): string[] {
  const numbers = [...scaffold.matchAll(/\/\/ TODO (\d+): \S/g)].map(([, number]) => Number(number));
  const markers = scaffold.match(/TODO/g)?.length ?? 0;
  const expected = numbers.map((_, n) => n + 1);
  const sorted = numbers.toSorted((a, b) => a - b);
  if (numbers.length === 0) return ['Expected TODO markers, got none.'];
  if (markers !== numbers.length) return ['Expected each TODO as "// TODO <number>: <what to do>".'];
  if (sorted.join() === expected.join()) return [];
  return [`Expected TODO markers numbered ${expected.join(', ')}; got ${numbers.join(', ')}.`];
}
