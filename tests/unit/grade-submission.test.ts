import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gradeOptions } from '../grader/grade-options.ts';
import { flagsOf } from '../grader/grading/flags.ts';
import { readSubmission } from '../grader/grading/submission.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

async function submission(files: Record<string, string>): Promise<string> {
  const root = await temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

describe('of what is handed in', () => {
  it.each(['exercises/01-comparison/compare.ts', '01-comparison/compare.js', 'compare.ts'])(
    'the exercise file is taken from %s',
    async (path) => {
      const { files } = await readSubmission(await submission({ [path]: 'export {}' }));
      expect(files).toMatchObject([{ exercise: 1, path, source: 'export {}' }]);
    },
  );

  it('nothing else is: no configuration, no script, no second version', async () => {
    const root = await submission({
      'package.json': '{"scripts":{"postinstall":"exit 1"}}',
      'vite.config.ts': 'throw 1',
      'exercises/02-reconnection/realtime-manager.ts': '1',
      'realtime-manager.js': '2',
    });
    const { files, refused } = await readSubmission(root);
    expect(files.map(({ path }) => path)).toEqual(['exercises/02-reconnection/realtime-manager.ts']);
    expect(refused).toEqual([]);
  });

  it('a link is refused, and so is one of its folders', async () => {
    const root = await submission({ 'elsewhere/compare.ts': 'solution' });
    await symlink(join(root, 'elsewhere'), join(root, '01-comparison'), 'junction');
    const { files, refused } = await readSubmission(root);
    expect(files).toEqual([]);
    expect(refused).toContainEqual({ path: '01-comparison/compare.ts', reason: 'link' });
  });

  it('what is too large or no text is refused', async () => {
    const root = await submission({
      'compare.ts': ' '.repeat(256 * 1024 + 1),
      'realtime-handler.ts': 'a\0b',
    });
    expect((await readSubmission(root)).refused).toEqual([
      { path: 'compare.ts', reason: 'too-large' },
      { path: 'realtime-handler.ts', reason: 'not-text' },
    ]);
  });
});

describe('a person is asked to look at', () => {
  const kindsIn = (source: string) =>
    flagsOf([{ exercise: 1, path: 'compare.ts', name: 'compare.ts', source, sha256: '' }]).map(
      ({ kind }) => kind,
    );

  it.each([
    ['if (navigator.webdriver) cheat()', 'looks-for-the-grader'],
    ['window.__pwClock', 'looks-for-the-grader'],
    ['Object.is = () => true', 'patches-the-browser'],
    ['Node.prototype.textContent = 1', 'patches-the-browser'],
    ["import x from '../../solutions/a.ts'", 'reaches-for-control'],
    ['eval("x")', 'hidden-code'],
    [`const x = "${'a'.repeat(1_100)}"`, 'minified'],
  ])('%j as %s', (source, kind) => expect(kindsIn(source)).toContain(kind));

  it('ordinary code at nothing', () => {
    expect(
      kindsIn('const socket = new WebSocket(url);\nif (a.prototype === b) total += JSON.parse(text).n;'),
    ).toEqual([]);
  });

  it('the line is named', () => {
    const [flag] = flagsOf([
      { exercise: 1, path: 'compare.ts', name: 'compare.ts', source: '\n\neval("x")', sha256: '' },
    ]);
    expect(flag?.detail.en).toContain('compare.ts:3');
  });
});

describe('the command line', () => {
  const parse = (...args: string[]) => gradeOptions(args, 'fr-FR', () => 42);

  it('has defaults, and speaks the system’s language', () => {
    expect(parse('--submission', 'x')).toMatchObject({ seed: 42, language: 'fr', csvLocale: 'fr', jobs: 3 });
    expect(gradeOptions(['--submission', 'x'], 'en-GB', () => 1)).toMatchObject({ language: 'en' });
    expect(parse('--help')).toBeNull();
  });

  it.each([
    [[], 'either --submission DIR or --submissions DIR'],
    [['--submission', 'a', '--submissions', 'b'], 'either'],
    [['--submission', 'a', '--format', 'pdf'], '"pdf"'],
    [['--submission', 'a', '--exercise', '4'], '"4"'],
    [['--submission', 'a', '--jobs', '0'], 'whole number from 1 to 64, got "0"'],
    [['--submission', 'a', '--nonsense'], '--nonsense'],
  ])('%j is refused with what was expected', (args, message) => {
    expect(() => parse(...args)).toThrow(message);
  });
});
