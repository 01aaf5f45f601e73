import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** The lab in a process of its own, on a free port. */
export class LabServer {
  readonly origin: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, origin: string) {
    this.#child = child;
    this.origin = origin;
  }

  static start(): Promise<LabServer> {
    const args = ['--import', 'tsx', 'lab-server/main.ts', '--host', '127.0.0.1', '--port', '0'];
    const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
    return new Promise((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`Expected a lab that starts, got exit code ${code}.`)));
      child.stdout.on('data', (chunk: Buffer) => {
        const [origin] = /http:\S+/.exec(chunk.toString()) ?? [];
        if (origin !== undefined) resolve(new LabServer(child, origin));
      });
    });
  }

  stop(): void {
    this.#child.kill();
  }
}
