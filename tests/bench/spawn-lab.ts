import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ServerProcess } from '../support/chaos.ts';
import { printedPort } from '../support/printed-port.ts';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Starts the lab as `npm start` does, on a database; resolves when it listens, rejects when it ends before. */
export function spawnLab(database: string, port: number): Promise<ServerProcess> {
  const args = ['--import', 'tsx', 'lab-server/main.ts', '--port', String(port), '--database', database];
  const child = spawn(process.execPath, args, { cwd: project, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  process.once('exit', () => child.kill('SIGKILL'));
  return new Promise((resolve, reject) => {
    void ended.then(() => reject(new Error('Expected a lab that starts, got one that ended.')));
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const listensAt = printedPort(output);
      if (listensAt === undefined) return;
      const kill = async () => {
        child.kill('SIGKILL');
        await ended;
      };
      resolve({ port: listensAt, kill });
    });
  });
}
