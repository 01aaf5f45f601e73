import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from '../support/until.ts';
import { CheckProcess, runs, workspace } from './check-process.ts';

const FILE = join('01-comparison', 'compare.ts');
const onLinux = process.platform === 'linux';

describe('npm run check, told to a program', () => {
  it('tells the steps, each result and the sum; exits with 1 when a step fails', async () => {
    const check = new CheckProcess('1', '--only', 'starts', '--exercises', await workspace('exercises'));
    expect(await check.ended()).toBe(1);
    expect(check.events).toMatchObject([
      { type: 'steps', exercise: 1, steps: [{ id: '1.starts', section: 'starts', bonus: false }] },
      { type: 'step', result: { id: '1.starts', status: 'fail' } },
      { type: 'done', passed: 0, steps: 1, points: 0, maxPoints: 1 },
    ]);
  });

  it('exits with 0 when every step passes', async () => {
    const check = new CheckProcess('1', '--only', '1.starts', '--exercises', await workspace('solutions'));
    expect(await check.ended()).toBe(0);
    expect(check.events.at(-1)).toMatchObject({ type: 'done', passed: 1, points: 1 });
  });

  it('says where a file does not compile', async () => {
    const folder = await workspace('exercises');
    await writeFile(join(folder, FILE), 'export const fine = 1;\nexport const = 2;\n');
    const check = new CheckProcess('1', '--exercises', folder);
    expect(await check.ended()).toBe(1);
    expect(check.events[1]).toMatchObject({ type: 'broken', place: { file: 'compare.ts', line: 2 } });
  });

  it('exits with 2 where nothing can be checked, and says why', async () => {
    const empty = new CheckProcess('1', '--exercises', join(await workspace('exercises'), 'elsewhere'));
    expect(await empty.ended()).toBe(2);
    expect(empty.events).toMatchObject([{ type: 'broken', place: null }]);
    const wrong = new CheckProcess('7', '--lang', 'en');
    expect(await wrong.ended()).toBe(2);
    expect(wrong.errors).toMatch(/^Expected the number of an exercise, 1, 2 or 3; got “7”\./);
    const unknown = new CheckProcess('1', '--only', 'nothing');
    expect(await unknown.ended()).toBe(2);
    expect(unknown.errors).toMatch(/^Expected --only to be one of 1\.starts, .*; got "1\.nothing"\./);
  });

  it.each([
    ['its standard input is closed', (check: CheckProcess) => check.closeInput()],
    ['it is told to end', (check: CheckProcess) => check.signal('SIGTERM')],
    ['it is killed', (check: CheckProcess) => check.signal('SIGKILL')],
  ])('takes its browser with it when %s', async (_why, end) => {
    const check = new CheckProcess('2', '--exercises', await workspace('solutions'));
    await check.told('step');
    const children = onLinux ? check.children() : [];
    expect(children.some(runs)).toBe(onLinux);
    end(check);
    await check.ended();
    await eventually(() => !children.some(runs));
    expect(check.errors).toBe('');
  });

  it('checks anew at each save when it watches, and drops the run under way', async () => {
    const [folder, solved] = [await workspace('exercises'), await workspace('solutions')];
    const check = new CheckProcess('1', '--watch', '--exercises', folder);
    await check.told('done');
    expect(check.events.at(-1)).toMatchObject({ passed: 0 });
    await copyFile(join(solved, FILE), join(folder, FILE));
    await check.told('steps', 2);
    await writeFile(join(folder, FILE), 'export {};\n');
    await check.told('steps', 3);
    await check.told('done', 2);
    check.signal('SIGTERM');
    expect(await check.ended()).toBe(process.platform === 'win32' ? null : 0);
    const types = check.events.map(({ type }) => type);
    const [second, third] = [types.indexOf('steps', 1), types.lastIndexOf('steps')];
    expect(types.slice(second, third)).not.toContain('done');
    expect(check.errors).toBe('');
  });
});
