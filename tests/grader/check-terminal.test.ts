import { describe, expect, it } from 'vitest';
import type { CheckEvent, StepInfo, StepResult } from '../../lab-server/wire/exercise.ts';
import type { Language } from './check-command-options.ts';
import { CheckReport } from './check-terminal.ts';
import { terminalPaper, wrap } from './check-terminal-paper.ts';

const say = (words: string) => ({ fr: `${words} (fr)`, en: `${words} (en)` });
const step = (id: string, points: number, bonus = false): StepInfo => {
  return { id, points, bonus, section: id, title: say(`Title ${id}`), hint: say(`Hint ${id}`) };
};
const result = (id: string, status: StepResult['status'], more: Partial<StepResult> = {}): CheckEvent => {
  const none = { sentence: null, expected: null, found: null, advice: [], thrown: [], durationMs: 1 };
  return { type: 'step', result: { id, status, ...none, ...more } };
};
const steps: CheckEvent = {
  type: 'steps',
  exercise: 2,
  seed: 7,
  steps: [step('2.a', 1), step('2.b', 2), step('2.c', 3), step('2.d', 3), step('2.e', 2, true)],
};

/** What is written of these events. */
function report(language: Language, events: readonly CheckEvent[], colours = false, erasable = false) {
  let written = '';
  const paper = { write: (text: string) => void (written += text), width: 60, colours, erasable };
  const told = new CheckReport(paper, language, 'work/file.ts');
  for (const event of events) told.tell(event);
  return written;
}

const run: CheckEvent[] = [
  steps,
  result('2.a', 'pass', { advice: [say('Well')] }),
  result('2.b', 'fail', {
    sentence: say('After the third refusal you came back after 2 ms; at least 4 s were expected'),
    expected: say('at least 4 s'),
    found: say('2 ms'),
    thrown: [{ message: 'Oh', place: { file: 'file.ts', line: 12 } }],
  }),
  result('2.c', 'skip', { sentence: say('First b') }),
  result('2.d', 'skip', { sentence: say('First b') }),
  result('2.e', 'error', { sentence: say('No network') }),
  { type: 'done', passed: 1, steps: 4, points: 1, maxPoints: 9 },
];

describe('npm run check, told to a person', () => {
  it('tells each step, the fact, the place, one hint and the sum', () => {
    expect(report('en', run)).toBe(`Exercise 2 · Reconnection  work/file.ts

✓ Title 2.a (en)  1/1 · 2.a
    remark    Well (en)
✗ Title 2.b (en)  0/2 · 2.b
    After the third refusal you came back after 2 ms; at
    least 4 s were expected (en)
    expected  at least 4 s (en)
    found     2 ms (en)
    thrown    Oh (work/file.ts:12)
    hint      Hint 2.b (en)
– Title 2.c (en)  0/3 · 2.c
    First b (en)
– Title 2.d (en)  0/3 · 2.d
! Title 2.e (en)  0/2 bonus · 2.e
    This could not be checked, which is no fault of yours:
    No network (en)

1 of 4 steps, 1 of 9 points
The same numbers again: --seed 7
`);
  });

  it('says the same in French', () => {
    const french = report('fr', run);
    expect(french).toContain('Exercice 2 · Reconnexion  work/file.ts');
    expect(french).toContain('    indice    Hint 2.b (fr)');
    expect(french).toContain('1 étape sur 4, 1 point sur 9');
    expect(french).not.toContain('(en)');
    expect(french).toContain('    attendu   at least 4 s (fr)\n    trouvé    2 ms (fr)\n');
  });

  it('says where a file does not compile', () => {
    const place = { file: 'file.ts', line: 3 };
    const told = report('en', [steps, { type: 'broken', message: 'Unexpected token', place }]);
    expect(told).toContain('    Unexpected token\n    at        work/file.ts:3\n');
  });

  it('has colours only where they are wanted, and takes the step under way back', () => {
    expect(report('en', run)).not.toContain('\u001B');
    const coloured = report('en', run, true, true);
    expect(coloured).toContain('\u001B[32m✓\u001B[39m Title 2.a');
    expect(coloured).toContain('· Title 2.a (en)…\u001B[39m\r\u001B[2K');
  });

  it('takes a pipe, NO_COLOR and FORCE_COLOR for what they are', () => {
    const pipe = { isTTY: false, write: () => true } as unknown as NodeJS.WriteStream;
    expect(terminalPaper(pipe, {})).toMatchObject({ colours: false, erasable: false, width: 100 });
    expect(terminalPaper(pipe, { FORCE_COLOR: '1' }).colours).toBe(true);
    expect(terminalPaper(pipe, { FORCE_COLOR: '1', NO_COLOR: '1' }).colours).toBe(false);
  });

  it('never breaks a line at a no-break space', () => {
    expect(wrap('un deux\u00A0: trois quatre', 12, 2)).toBe('un deux\u00A0:\n  trois\n  quatre');
  });
});
