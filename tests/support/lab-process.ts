import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { Facts } from './until.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));
const tsx = fileURLToPath(new URL('../../node_modules/tsx/dist/cli.mjs', import.meta.url));

/** The lab as `npm start` runs it: a process of its own, in a process group of its own. */
export class LabProcess {
  readonly #child: ChildProcess;
  readonly #facts = new Facts();
  #output = '';
  #errors = '';
  #end: { code: number | null; signal: NodeJS.Signals | null } | undefined;

  constructor(args: readonly string[] = [], env: Record<string, string> = {}) {
    const { PORT: _port, HOST: _host, NODE_ENV: _kind, ...own } = process.env;
    this.#child = spawn(process.execPath, [tsx, 'lab-server/main.ts', ...args], {
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
    const printed = () => /^Humeur lab: http:\/\/[^\s:]+:(\d+)$/m.exec(this.#output)?.[1];
    await this.#facts.until(() => printed() !== undefined || this.#end !== undefined);
    if (this.#end) throw new Error(`Expected a lab that starts, got: ${this.#errors}${this.#output}`);
    return Number(printed());
  }

  /** Tells it to end: as a terminal does, the whole group; else the first process only, as `kill` does. */
  signal(signal: NodeJS.Signals, whom: 'group' | 'first' = 'group'): void {
    if (whom === 'group' && process.platform !== 'win32') process.kill(-this.#child.pid!, signal);
    else this.#child.kill(signal);
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
