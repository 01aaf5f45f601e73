import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { printedPort } from './printed-port.ts';
import { Facts } from './until.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The lab as `npm start` runs it: a process of its own, in a process group of its own. */
export class LabProcess {
  readonly #child: ChildProcess;
  readonly #facts = new Facts();
  #output = '';
  #errors = '';
  #end: { code: number | null; signal: NodeJS.Signals | null } | undefined;

  /** `underShell`: with a shell between the lab and whoever starts it, as npm has one. */
  constructor(args: readonly string[] = [], env: Record<string, string> = {}, underShell = false) {
    const { PORT: _port, HOST: _host, DATABASE_URL: _url, ...rest } = process.env;
    const { NODE_ENV: _kind, npm_lifecycle_event: _npm, ...own } = rest;
    const command = [process.execPath, '--import', 'tsx', 'lab-server/main.ts', ...args];
    const [program, ...words] = underShell ? ['sh', '-c', '"$0" "$@"; exit "$?"', ...command] : command;
    this.#child = spawn(program!, words, {
      cwd: project,
      env: { ...own, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
    });
    this.#child.stdout!.on('data', (chunk: Buffer) => {
      this.#output += chunk.toString();
      this.#facts.changed();
    });
    this.#child.stderr!.on('data', (chunk: Buffer) => {
      this.#errors += chunk.toString();
      this.#facts.changed();
    });
    // Unlike `exit`, `close` waits until nobody holds the output any more: no child of the child lives on.
    this.#child.once('close', (code, signal) => {
      this.#end = { code, signal };
      this.#facts.changed();
    });
    onTestFinished(() => {
      if (!this.#end) this.signal('SIGKILL');
    });
  }

  get output(): string {
    return this.#output;
  }

  get errors(): string {
    return this.#errors;
  }

  /** Resolves to the port that it prints; rejects when it ends before. */
  async port(): Promise<number> {
    const printed = () => printedPort(this.#output);
    await this.#facts.until(() => printed() !== undefined || this.#end !== undefined);
    if (this.#end) throw new Error(`Expected a lab that starts, got: ${this.#errors}${this.#output}`);
    return printed()!;
  }

  /** Tells it to end, and every process that it may have started; nothing when they have ended already. */
  signal(signal: NodeJS.Signals): void {
    if (process.platform === 'win32') this.#child.kill(signal);
    else {
      try {
        process.kill(-this.#child.pid!, signal);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
      }
    }
  }

  /** Ends the process that was started, and none that it has started. */
  endFirst(): void {
    this.#child.kill('SIGKILL');
  }

  /** kill -9 for it and all its children; resolves when they are gone. */
  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended();
  }

  /** Resolves to its exit code when it and all its children are gone. */
  async ended(): Promise<number | null> {
    await this.#facts.until(() => this.#end !== undefined);
    return this.#end!.code;
  }
}

/** Whether somebody listens on this port. */
export function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}
