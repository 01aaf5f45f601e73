import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ask } from '../support/ask.ts';
import { ExerciseEvents } from '../support/exercise-events.ts';
import { ExerciseFolder, scaffold } from '../support/exercise-folder.ts';
import { startLab, type RunningLab } from '../support/lab.ts';

async function open(): Promise<{ lab: RunningLab; folder: ExerciseFolder; events: () => ExerciseEvents }> {
  const folder = await ExerciseFolder.open();
  const lab = await startLab({ pages: 'built', exercises: folder.root });
  return { lab, folder, events: () => new ExerciseEvents(lab.origin, 2) };
}

const MANAGER = 'export class RealtimeManager { nextDelay() { return 4_711; } }\n';

/** The manager with another number in it. */
const manager = (delay: number) => MANAGER.replace('4_711', String(delay));

describe('the statement', () => {
  it('is the folder’s README as HTML, in both languages, with its anchors and hints', async () => {
    const { lab, folder } = await open();
    const place = dirname(folder.path(2));
    const text =
      '# One\n\n<a id="backoff"></a>\n\n## Two\n\n<details><summary>Hint 1</summary>\n\nThink.\n\n</details>\n';
    await writeFile(join(place, 'README.md'), text);
    await writeFile(join(place, 'README.fr.md'), text.replace('One', 'Un'));
    const english = await ask(lab.origin, '/exercises/2/statement?lang=en');
    expect(english.headers['content-type']).toMatch(/^text\/html/);
    expect(english.text).toContain('<h1>One</h1>');
    expect(english.text).toContain('<a id="backoff"></a>');
    expect(english.text).toContain('<details><summary>Hint 1</summary>');
    expect((await ask(lab.origin, '/exercises/2/statement?lang=fr')).text).toContain('<h1>Un</h1>');
  });
});

describe('a save', () => {
  it('is told as newer code, which the program has, and is checked', { timeout: 60_000 }, async () => {
    const { lab, folder, events } = await open();
    const page = events();
    const first = await page.next('code');
    const before = page.told.length;
    await folder.save(2, MANAGER);
    const second = await page.next('code', before, ({ revision }) => revision > first.revision);
    const { status, headers, text } = await ask(
      lab.origin,
      `/exercises/2/live-2.js?revision=${second.revision}`,
    );
    expect(status).toBe(200);
    expect(headers['content-type']).toMatch(/javascript/);
    expect(text).toMatch(/4_?711/);
    const { steps } = await page.next('steps', before);
    expect(steps.map(({ id }) => id)).toContain('2.connects');
  });

  it('by renaming is noticed', async () => {
    const { folder, events } = await open();
    const page = events();
    const { revision } = await page.next('code');
    await folder.saveByRenaming(2, manager(1));
    const code = await page.next('code', 0, (event) => event.revision > revision);
    expect(code.revision).toBeGreaterThan(revision);
  });

  it('as .js is noticed, once there is no .ts any more', async () => {
    const { folder, events } = await open();
    const page = events();
    await page.next('code');
    await folder.remove(2);
    const gone = await page.next('file', 0, ({ file }) => file === null);
    expect(gone).toMatchObject({ expected: '02-reconnection/realtime-manager.ts', root: folder.root });
    const before = page.told.length;
    await folder.save(2, manager(1), 'js');
    expect((await page.next('file', before)).file).toBe('02-reconnection/realtime-manager.js');
    await page.next('code', before);
  });

  it('is noticed in a folder that comes later', async () => {
    const { folder, events } = await open();
    await rm(dirname(folder.path(2)), { recursive: true });
    const page = events();
    expect((await page.next('file')).file).toBeNull();
    await mkdir(dirname(folder.path(2)));
    await folder.save(2, manager(1));
    await page.next('code');
  });

  it('is noticed again after the last page has gone and another one has come', async () => {
    const { folder, events } = await open();
    const first = events();
    const { revision } = await first.next('code');
    first.leave();
    const second = events();
    const { revision: later } = await second.next('code');
    const before = second.told.length;
    await folder.save(2, manager(2));
    const saved = await second.next('code', before, (code) => code.revision > later);
    expect([revision, later, saved.revision]).toEqual(
      [revision, later, saved.revision].sort((a, b) => a - b),
    );
  });
});

describe('code that cannot be built', () => {
  it.each<[string, string, number, RegExp]>([
    ['a syntax error', `${MANAGER}\nlet = = 3;\n`, 3, /./],
    ['an import of what is not there', `import { a } from './gone.ts';\n${MANAGER}a();\n`, 1, /gone/],
    [
      'an import that is not allowed',
      `${MANAGER}import { readFile } from 'node:fs';\nreadFile();\n`,
      2,
      /node:fs/,
    ],
  ])('for %s is told with file and line, and the last code stays', async (_what, text, line, message) => {
    const { lab, folder, events } = await open();
    await folder.save(2, MANAGER);
    const page = events();
    const { revision } = await page.next('code');
    const before = page.told.length;
    await folder.save(2, text);
    const broken = await page.next('broken', before);
    expect(broken.place).toEqual({ file: 'realtime-manager.ts', line });
    expect(broken.message).toMatch(message);
    expect((await ask(lab.origin, '/exercises/2/live-2.js')).text).toMatch(/4_?711/);
    const later = events();
    expect(await later.next('code')).toMatchObject({ revision });
    await later.next('broken');
  });

  it('is refused in words where there never was any other', async () => {
    const { lab, folder } = await open();
    await folder.save(2, 'let = = 3;\n');
    const { status, text } = await ask(lab.origin, '/exercises/2/live-2.js');
    expect(status).toBe(400);
    expect(text).toContain('realtime-manager.ts:1');
  });
});

it('says where a stack of a program is in the student’s file', async () => {
  const { lab, folder } = await open();
  await folder.save(2, `// a comment\n\nexport function thrower() { throw new Error('boom'); }\n${MANAGER}`);
  const { text } = await ask(lab.origin, '/exercises/2/live-2.js');
  const line = text.split('\n').findIndex((row) => row.includes('4711') || row.includes('4_711')) + 1;
  const stack = `Error: boom\n    at nextDelay (${lab.origin}/exercises/2/live-2.js?revision=1:${line}:20)`;
  const answer = await ask(lab.origin, '/exercises/2/place', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ program: 'live-2', revision: 1, stack }),
  });
  expect(answer.json()).toEqual({ file: 'realtime-manager.ts', line: 4 });
});

describe('the frame', () => {
  it('may be shown by the page under the other loopback name, and by no other', async () => {
    const { lab } = await open();
    const frame = await ask(lab.origin, '/exercises/2/live?revision=1');
    expect(frame.headers['content-security-policy']).toContain(
      `frame-ancestors 'self' http://localhost:${lab.port}`,
    );
    const page = await ask(lab.origin, '/exercises/2');
    expect(page.headers['content-security-policy']).toContain(`frame-src http://localhost:${lab.port}`);
    expect(page.headers['content-security-policy']).not.toMatch(/unsafe|\*/);
    expect((await ask(lab.origin, '/exercises/live.css')).headers['content-type']).toMatch(/css/);
  });

  it('runs this exercise’s programs and no other file', async () => {
    const { lab } = await open();
    for (const path of ['2/live-1.js', '2/prepare.js', '1/herd.js', '2/..%2f..%2fpages%2fexercise.js'])
      expect((await ask(lab.origin, `/exercises/${path}`)).status).toBe(404);
  });
});

it('has no exercises without pages', async () => {
  const lab = await startLab();
  expect((await ask(lab.origin, '/exercises/2/events')).status).toBe(404);
  expect(await scaffold(2)).toContain('TODO');
});
