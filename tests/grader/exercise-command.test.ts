import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import express from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLab } from '../../lab-server/lab.ts';
import { isLab } from './exercise-command-lab.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const command = ['--import', 'tsx', 'tests/grader/exercise-command.ts'];

/** Runs the command to its end. */
function run(...args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...command, ...args], { cwd: project }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, output: stdout + stderr });
    });
  });
}

/** A lab in this process whose pages are one word; the port it listens on. */
async function labHere(path: string): Promise<number> {
  const pages = express.Router().get(path, (_request, response) => void response.send('page'));
  const lab = await createLab({ pages: { pages, close: async () => {} } });
  onTestFinished(() => lab.close());
  return lab.listen(0);
}

describe('npm run exercise', () => {
  it('starts the lab where none runs, prints the page and ends with it', async () => {
    const args = [...command, '2', '--no-open', '--port', '0', '--lang', 'en'];
    const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const lines: string[] = [];
    const ended = once(child, 'close');
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (lines.length === 2) break;
    }
    const origin = /^Humeur lab: (http:\/\/localhost:\d+)$/.exec(lines[0]!)?.[1];
    expect(lines[1]).toBe(`Exercise 2: ${origin}/exercises/2?lang=en`);
    expect((await fetch(`${origin}/lab`)).ok).toBe(true);
    child.kill();
    await ended;
    await expect(fetch(`${origin}/lab`)).rejects.toThrow('fetch failed');
  });

  it('uses a lab that runs', async () => {
    const port = await labHere('/exercises/:number');
    const { code, output } = await run('3', '--no-open', '--port', String(port), '--lang', 'fr');
    expect(output).toBe(
      `Le labo tourne déjà\u00A0: http://localhost:${port}\nExercice 3\u00A0: http://localhost:${port}/exercises/3?lang=fr\n`,
    );
    expect(code).toBe(0);
  });

  it('knows a lab with exercises from other servers', async () => {
    expect(await isLab(`http://localhost:${await labHere('/exercises/1')}`)).toBe(true);
    expect(await isLab(`http://localhost:${await labHere('/elsewhere')}`)).toBe(false);
    expect(await isLab('http://localhost:1')).toBe(false);
  });

  it('asks for the number of an exercise', async () => {
    const { code, output } = await run('5', '--lang', 'en');
    expect(code).toBe(2);
    expect(output).toMatch(/^Expected the number of an exercise, 1, 2, 3 or 4; got “5”\./);
  });
});
