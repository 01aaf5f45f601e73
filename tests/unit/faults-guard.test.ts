import { describe, expect, it } from 'vitest';
import { guardLoops } from '../../lab-server/exercises/guard-loops.ts';

describe('guardLoops', () => {
  it.each([
    ['while (true) {}', 'while (true) { countTurn();}'],
    ['for (;;) ;', 'for (;;) { countTurn(); ; }'],
    ['do x(); while (y);', 'do { countTurn(); x(); } while (y);'],
    [
      'for (const a of b as string[]) for (const c in a) d();',
      'for (const a of b as string[]) { countTurn(); for (const c in a) { countTurn(); d(); } }',
    ],
    ["const t = '😴 été'; while (x) y();", "const t = '😴 été'; while (x) { countTurn(); y(); }"],
  ])('guards %j', (source, guarded) => {
    expect(guardLoops(source, 'program.ts')).toBe(guarded);
  });

  it('leaves every line where it is', () => {
    const source = 'a();\nfor (const b of c)\n  d(b);\n\nwhile (e) {\n  f();\n}\n';
    const lines = guardLoops(source, 'program.ts').split('\n');
    expect(lines).toHaveLength(8);
    expect(lines[2]).toContain('d(b);');
    expect(lines[5]).toBe('  f();');
  });

  it('leaves a program that does not parse to who builds it', () => {
    const source = 'while (true {';
    expect(guardLoops(source, 'program.ts')).toBe(source);
  });
});
