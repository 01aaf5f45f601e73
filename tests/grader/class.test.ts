import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { cp, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { gradeClass } from './class/grade-class.ts';
import { GraderProcess } from './class/grader-process.ts';
import { readResult } from './results/read-result.ts';

const FILE = '03-batching/realtime-handler.ts';

const options = {
  submission: undefined,
  submissions: undefined,
  formats: [],
  exercises: [3],
  student: undefined,
  seed: 7,
  language: 'fr',
  csvLocale: 'fr',
  jobs: 2,
  fresh: false,
} as const;

/** A class of which one has solved the exercise, one has handed in what does not compile, and one nothing. */
async function smallClass(): Promise<string> {
  const root = await temporaryFolder();
  for (const student of ['ada', 'bob', 'zoé'])
    await mkdir(join(root, student, '03-batching'), { recursive: true });
  await cp(`solutions/${FILE}`, join(root, 'ada', FILE));
  await writeFile(join(root, 'bob', FILE), 'export const {');
  return root;
}

describe('a class', () => {
  it('has a mark a student, whatever the others handed in, and goes on where it was stopped', async () => {
    const [root, out] = [await smallClass(), await temporaryFolder()];
    const said: string[] = [];
    await gradeClass(root, { ...options, out }, (text) => said.push(text));
    const table = await readFile(join(out, 'grades.csv'), 'utf8');
    const rows = table
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(';').slice(0, 4));
    const { score, maxScore } = await readResult(join(out, 'students/ada'));
    expect(score).toBe(maxScore);
    expect(rows).toEqual([
      ['ada', String(score), String(maxScore), 'ok'],
      ['bob', '0', String(maxScore), 'compile-error'],
      ['zoé', '0', String(maxScore), 'not-gradable'],
    ]);
    const before = await stat(join(out, 'students/ada/result.json'));
    await gradeClass(root, { ...options, out }, (text) => said.push(text));
    expect((await stat(join(out, 'students/ada/result.json'))).mtimeMs).toBe(before.mtimeMs);
  });

  it('loses nobody else to a process that dies', async () => {
    const [root, out] = [await smallClass(), await temporaryFolder()];
    const grader = new GraderProcess();
    onTestFinished(() => grader.end());
    const task = { ...options, student: 'ada', submission: join(root, 'ada'), out };
    expect(await grader.grade({ ...task, submission: join(root, 'nobody') })).toContain(
      'Expected --submission to be a folder',
    );
    await grader.grade(task);
    expect(await readResult(out)).toMatchObject({ status: 'ok', submission: { student: 'ada' } });
  });

  it('starts another process where one has died between two students', async () => {
    const [root, out] = [await smallClass(), await temporaryFolder()];
    const processes: ChildProcess[] = [];
    const note = (message: unknown) => processes.push((message as { process: ChildProcess }).process);
    subscribe('child_process', note);
    onTestFinished(() => void unsubscribe('child_process', note));
    const grader = new GraderProcess();
    onTestFinished(() => grader.end());
    await grader.grade({ ...options, student: 'zoé', submission: join(root, 'zoé'), out });
    const [first] = processes as [ChildProcess];
    const closed = once(first, 'close');
    first.kill('SIGKILL');
    await closed;
    await grader.grade({ ...options, student: 'bob', submission: join(root, 'bob'), out });
    expect(await readResult(out)).toMatchObject({ status: 'compile-error', submission: { student: 'bob' } });
  });
});
