import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { CheckEvent } from '../../lab-server/wire/exercise.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { Facts } from '../support/until.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** `npm run check -- … --json` in a process of its own, as an exercise's page starts it. */
export class CheckProcess {
  readonly events: CheckEvent[] = [];
  errors = '';
  readonly #child: ChildProcess;
  readonly #facts = new Facts();
  #rest = '';
  #code: number | null | undefined;

  constructor(...args: string[]) {
    const command = ['--import', 'tsx', 'tests/grader/check-command.ts', ...args, '--json'];
    this.#child = spawn(process.execPath, command, { cwd: project, stdio: 'pipe' });
    this.#child.stdout!.setEncoding('utf8').on('data', (chunk: string) => this.#read(chunk));
    this.#child.stderr!.setEncoding('utf8').on('data', (chunk: string) => (this.errors += chunk));
    this.#child.once('close', (code) => {
      this.#code = code;
      this.#facts.changed();
    });
    onTestFinished(() => {
      this.#child.kill('SIGKILL');
    });
  }

  /** Resolves when so many events of a type were told; rejects when it ends before. */
  async told(type: CheckEvent['type'], count = 1): Promise<void> {
    const enough = () => this.events.filter((event) => event.type === type).length >= count;
    await this.#facts.until(() => enough() || this.#code !== undefined);
    if (!enough()) throw new Error(`Expected ${count} × ${type}, got ${this.errors || 'an end'}.`);
  }

  /** Resolves to its exit code when it has ended. */
  async ended(): Promise<number | null> {
    await this.#facts.until(() => this.#code !== undefined);
    return this.#code!;
  }

  closeInput(): void {
    this.#child.stdin!.end();
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** The processes that it has started, on Linux. */
  children(): number[] {
    const path = `/proc/${this.#child.pid}/task/${this.#child.pid}/children`;
    return readFileSync(path, 'utf8').trim().split(' ').map(Number);
  }

  #read(chunk: string) {
    const lines = (this.#rest + chunk).split('\n');
    this.#rest = lines.pop()!;
    for (const line of lines) this.events.push(JSON.parse(line) as CheckEvent);
    this.#facts.changed();
  }
}

/** Whether a process still runs, on Linux; one that has ended and that nobody asked about does not. */
export function runs(pid: number): boolean {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !/\) [ZX] /.test(readFileSync(path, 'utf8'));
}

/** A copy of a folder with exercises, gone when the test is. */
export async function workspace(from: 'exercises' | 'solutions'): Promise<string> {
  const folder = await temporaryFolder();
  const isWork = (path: string) => !path.endsWith('tsconfig.json');
  await cp(join(project, from), folder, { recursive: true, filter: isWork });
  return folder;
}
