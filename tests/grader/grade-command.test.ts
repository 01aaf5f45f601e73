import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { readResult } from './results/read-result.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** `npm run grade` in a process of its own. */
function grade(...args: string[]): {
  child: ChildProcess;
  ended: Promise<{ code: number | null; said: string }>;
} {
  const command = ['--import', 'tsx', 'tests/grader/grade-command.ts', '--lang=en', ...args];
  const child = spawn(process.execPath, command, { cwd: project, stdio: 'pipe' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, said })),
  );
  return { child, ended };
}

/** Resolves when a file with this name has come into the folder. */
function appears(name: string, inFolder: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = watch(inFolder, (_, file) => {
      if (file !== name) return;
      watcher.close();
      resolve();
    });
  });
}

describe('npm run grade', () => {
  it('killed in the middle leaves a valid result without any point, and says that it is none', async () => {
    const out = await temporaryFolder();
    const there = appears('result.json', out);
    const { child, ended } = grade('--submission=solutions', '--student=léa', `--out=${out}`);
    await there;
    child.kill('SIGKILL');
    await ended;
    const result = await readResult(out);
    expect(result).toMatchObject({ status: 'grader-error', score: 0, submission: { student: 'léa' } });
    expect(new Set(result.checks.map(({ status }) => status))).toEqual(new Set(['error']));
  });

  it('exits with 0 whatever the mark, and replaces the first result by the true one', async () => {
    const out = await temporaryFolder();
    const { ended } = grade(
      '--submission=exercises',
      '--student=léa',
      '--exercise=3',
      '--seed=7',
      `--out=${out}`,
    );
    expect(await ended).toMatchObject({ code: 0 });
    const result = await readResult(out);
    expect(result).toMatchObject({ status: 'ok', score: 0, seed: 7 });
    expect(
      result.checks.every(({ attempts, status }) => attempts.length === (status === 'fail' ? 3 : 1)),
    ).toBe(true);
  });

  it('exits with 1 where there is nothing to grade', async () => {
    const [submission, out] = [await temporaryFolder(), await temporaryFolder()];
    await mkdir(join(submission, 'empty'));
    const { ended } = grade(`--submission=${submission}`, '--student=léa', `--out=${out}`);
    expect(await ended).toMatchObject({ code: 1 });
    expect(await readResult(out)).toMatchObject({ status: 'not-gradable', score: 0 });
  });

  it('exits with 2 on wrong usage, and says what was expected', async () => {
    const { code, said } = await grade('--submission=solutions', '--format=pdf').ended;
    expect(code).toBe(2);
    expect(said).toContain('got "pdf"');
  });
});
