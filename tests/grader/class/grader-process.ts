import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { GradingTask } from './grader-child.ts';

const program = fileURLToPath(new URL('grader-child.ts', import.meta.url));

/** No submission may take longer, milliseconds; then its process and its browser are ended. */
const LIMIT_MS = 300_000;

/**
 * Grades one student after the other in a process apart, each with a browser of its own. Student code runs nowhere but
 * there; should one crash or hang the process all the same, that costs only this one: the next gets a new process.
 */
export class GraderProcess {
  #child: ChildProcess | undefined;
  /** The end of what it said, for when it goes wrong. */
  #said = '';

  /** Resolves when the task is over, whatever its end, to what the process said; the result is the file that it leaves. */
  grade(task: GradingTask): Promise<string> {
    this.#said = '';
    // One that has died, over its task or since, is no longer connected.
    const child = this.#child?.connected ? this.#child : this.#start();
    this.#child = child;
    return new Promise((resolve) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
      const done = () => {
        clearTimeout(timer);
        child.off('message', done).off('close', done);
        resolve(this.#said);
      };
      child.on('message', done).on('close', done);
      child.send(task);
    });
  }

  end(): void {
    if (this.#child?.connected) this.#child.disconnect();
  }

  #start(): ChildProcess {
    const child = fork(program, {
      cwd: fileURLToPath(new URL('../../..', import.meta.url)),
      execArgv: ['--import', 'tsx'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    child.stderr?.on('data', (chunk: Buffer) => (this.#said = (this.#said + chunk.toString()).slice(-2_000)));
    child.on('error', (error) => (this.#said += error.message));
    return child;
  }
}
