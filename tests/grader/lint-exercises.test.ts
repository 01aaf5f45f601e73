import { describe, expect, it } from 'vitest';
import { differences, lacking, lintTodos, readStatement } from './lint-exercises.ts';

const question = '<details><summary>Answer</summary>\n\nBecause.\n\n</details>';
const english = `# Exercise

| what | number |
| --- | --- |
| limit | 1,000 ms |

<a id="first"></a>

## 1 · First

<details><summary>Hint 1</summary> Look. </details>

<a id="second"></a>

## 2 · Second

<details><summary><b>Hint 1</b></summary> Look again. </details>

<a id="questions"></a>

## Questions

${question}
${question}
${question}
`;
const french = english
  .replaceAll('Hint', 'Indice')
  .replaceAll('Answer', 'Réponse')
  .replace('1,000', '1\u202F000');

describe('the linter of exercises', () => {
  it('takes two statements that say the same', () => {
    expect(differences(readStatement(english), readStatement(french))).toEqual([]);
    expect(lacking(readStatement(english), ['first', 'second', 'second'])).toEqual([]);
    expect(lacking(readStatement(french), ['first', 'second'])).toEqual([]);
  });

  it.each([
    ['an anchor', french.replace('"second"', '"seconde"'), 'anchors'],
    ['a hint', french.replace('Indice 1', 'Note'), 'hints'],
    ['an answer', french.replace('Réponse', 'Note'), 'answers'],
    ['a heading', french.replace('## 2', '### 2'), 'headings'],
    ['a number', french.replace('1\u202F000', '1\u202F100'), 'numbers in tables'],
    ['a row', french.replace('| limit |', '| a | 1 |\n| limit |'), 'rows of tables'],
    ['code', `${french}\n\`\`\`\n# no heading\n\`\`\`\n`, 'blocks of code'],
  ])('sees %s that differs', (_what, other, told) => {
    expect(differences(readStatement(english), readStatement(other)).join('\n')).toContain(
      `Expected the same ${told}, got`,
    );
  });

  it.each([
    ['a step without an anchor', english, ['first', 'second', 'third'], 'Expected the anchor "third"'],
    ['a step without a hint', english.replace('Hint', 'Note'), ['first', 'second'], 'a hint under "first"'],
    ['steps in another order', english, ['second', 'first'], 'in the order second, first'],
    ['two questions', english.replace(question, ''), ['first'], 'Expected 3 questions'],
  ])('misses %s', (_what, text, steps, told) => {
    expect(lacking(readStatement(text), steps).join('\n')).toContain(told);
  });

  it.each([
    ['none', 'export {};'],
    ['one without a number', '// TODO 1: poll\n// TODO: listen'],
    ['one twice', '// TODO 1: poll\n// TODO 1: listen'],
    ['a hole', '// TODO 1: poll\n// TODO 3: listen'],
    ['nothing to do', '// TODO 1: '],
  ])('does not take TODO markers with %s', (_what, scaffold) => {
    expect(lintTodos(scaffold)).toHaveLength(1);
  });

  it('takes TODO markers whose numbers follow the steps, wherever they stand', () => {
    expect(lintTodos('// TODO 2: show\n// TODO 1: connect')).toEqual([]);
  });
});
