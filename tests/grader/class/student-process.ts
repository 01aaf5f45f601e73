import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../grade-command.ts', import.meta.url));

/** No submission may take longer, milliseconds; then its process and its browser are ended. */
const LIMIT_MS = 180_000;

export interface StudentTask {
  student: string;
  submission: string;
  out: string;
  options: readonly string[];
}

/**
 * Grades one student in a process of its own: a crash or a hang there costs only this one. Its result is the file
 * that it leaves. Resolves when it has ended, or has been ended; to the end of what it said when it went wrong.
 */
export function gradeInProcess({ student, submission, out, options }: StudentTask): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        command,
        `--submission=${submission}`,
        `--student=${student}`,
        `--out=${out}`,
        ...options,
      ],
      { stdio: ['ignore', 'ignore', 'pipe'], cwd: fileURLToPath(new URL('../../..', import.meta.url)) },
    );
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
    const timer = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS);
    child.once('error', (error) => (said += error.message));
    child.once('close', () => {
      clearTimeout(timer);
      resolve(said);
    });
  });
}
