import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { CheckEvent } from '../../lab-server/wire/exercise.ts';
import { CHECKS } from './checks/all.ts';
import { HIDDEN_CHECKS } from './checks/hidden.ts';
import { collectHandout, type Handout } from './handout.ts';
import { writeHandout, zipHandout } from './handout-write.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

let folder: string;
let handout: Handout;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'humeur-handout-'));
  handout = await collectHandout(project);
  await writeHandout(handout, folder);
  await linkPackages();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** As after `npm install`; what tools keep there is the folder's own. */
async function linkPackages(): Promise<void> {
  const packages = join(project, 'node_modules');
  await mkdir(join(folder, 'node_modules'));
  for (const name of await readdir(packages)) {
    if (name.startsWith('.')) continue;
    await symlink(join(packages, name), join(folder, 'node_modules', name), 'junction');
  }
}

/** Runs Node in the handout. */
function node(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
}

describe('a handout', () => {
  it('has a README that names no command that is not there', () => {
    const { scripts } = JSON.parse(handout.get('package.json')!.toString()) as { scripts: object };
    const readme = handout.get('README.md')!.toString();
    const named = [...readme.matchAll(/npm\s+(?:run\s+)?([\w:]+)/g)].map(([, name]) => name!);
    const npm = new Set(['install', 'start', 'test', 'ci']);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !npm.has(name) && !(name in scripts))).toEqual([]);
  });

  it('has no solution, no hidden check, no grader and nothing that Git ignores', () => {
    const paths = [...handout.keys()];
    const secret = /^solutions|hidden\/|corpus|meta|grad(e|ing)|^node_modules|^\.git\/|dist\/|\.ci|handout/;
    expect(paths.filter((path) => secret.test(path.replace('tests/grader', 'tests/checker')))).toEqual([]);
    for (const { id } of Object.values(HIDDEN_CHECKS).flat()) {
      const telling = paths.filter((path) => handout.get(path)!.includes(`'${id}'`));
      expect({ id, telling }).toEqual({ id, telling: [] });
    }
  });

  it('has no program that looks for a solution', () => {
    const programs = [...handout].filter(([path]) => /\.tsx?$/.test(path));
    const looking = programs.filter(([, content]) => /\bsolutions\b['/]/.test(content.toString()));
    expect(looking.map(([path]) => path)).toEqual([]);
  });

  it('has scripts for what is there, and no others', () => {
    const { scripts, ...manifest } = JSON.parse(handout.get('package.json')!.toString()) as {
      scripts: Record<string, string>;
    };
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(['start', 'check', 'exercise', 'prepare']));
    const programs = Object.values(scripts).flatMap((script) => /\S+\.ts/.exec(script) ?? []);
    expect(programs.filter((program) => !existsSync(join(folder, program)))).toEqual([]);
    expect(manifest).not.toHaveProperty('handout');
  });

  it('compiles', async () => {
    const { code, output } = await node(join('node_modules', 'typescript', 'bin', 'tsc'), '-b');
    expect(output).toBe('');
    expect(code).toBe(0);
  });

  it('checks an exercise: every step that asks for work fails', async () => {
    const { code, output } = await node('--import', 'tsx', 'tests/grader/check-command.ts', '1', '--json');
    const events = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as CheckEvent);
    const told = events.flatMap((event) => (event.type === 'step' ? [event.result] : []));
    const shown = CHECKS[1].filter(({ visibility }) => visibility === 'visible');
    expect(told.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
    expect(told.filter(({ status }) => status !== 'fail' && status !== 'skip')).toEqual([]);
    expect(events.at(-1)).toMatchObject({ type: 'done', passed: 0, points: 0 });
    expect(code).toBe(1);
  });

  it('is not written over what is there', async () => {
    const other = join(folder, 'other');
    await mkdir(other);
    await writeFile(join(other, 'mine.ts'), '');
    await expect(writeHandout(handout, other)).rejects.toThrow(/^Expected .* to be empty, got 1/);
    expect(await readdir(other)).toEqual(['mine.ts']);
  });

  it('is the same archive whenever and wherever it is packed', () => {
    const here = zipHandout(handout, 'lab');
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    vi.useFakeTimers({ now: new Date(2031, 5, 7) });
    onTestFinished(() => {
      vi.unstubAllEnvs();
      vi.useRealTimers();
    });
    expect(Buffer.compare(here, zipHandout(handout, 'lab'))).toBe(0);
  });

  it('leaves out what is named besides', async () => {
    const smaller = await collectHandout(project, ['tests/bench/', 'lab-ui/styles/*.css']);
    const gone = [...handout.keys()].filter((path) => !smaller.has(path));
    expect(gone).toContain('tests/bench/main.ts');
    expect(gone.every((path) => /^tests\/bench\/|^lab-ui\/styles\/.*\.css$/.test(path))).toBe(true);
  });

  it('has the scaffolds as they are', async () => {
    const path = 'exercises/02-reconnection/realtime-manager.ts';
    expect(handout.get(path)!.toString()).toBe(await readFile(join(project, path), 'utf8'));
  });
});
