import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** How long an answer may take before nobody is taken to be there, milliseconds. */
const ASK_MS = 1_500;

/** Whether a lab with exercises listens at an address. */
export async function isLab(origin: string): Promise<boolean> {
  try {
    const signal = AbortSignal.timeout(ASK_MS);
    const info = await (await fetch(`${origin}/lab`, { signal })).json();
    const { ok } = await fetch(`${origin}/exercises/1`, { signal });
    return ok && typeof info === 'object' && info !== null && 'transports' in info && 'epoch' in info;
  } catch {
    return false;
  }
}

/** A lab of its own, as `npm start` runs it. */
export interface OwnLab {
  /** Its address; rejects when it does not start. */
  origin: Promise<string>;
  /** Resolves to its exit code when it has ended. */
  ended: Promise<number>;
}

/** Starts a lab in a process of its own; what it prints, this process prints. */
export function startLab(args: readonly string[]): OwnLab {
  const command = ['--import', 'tsx', 'lab-server/main.ts', ...args];
  const child = spawn(process.execPath, command, { cwd: project, stdio: ['inherit', 'pipe', 'inherit'] });
  // Ctrl-C reaches the lab by itself; what comes to this process alone is handed on.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  process.on('exit', () => child.kill());
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  return { origin: firstAddress(child, ended), ended };
}

function firstAddress(child: ChildProcess, ended: Promise<number>): Promise<string> {
  return new Promise((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      process.stdout.write(`${line}\n`);
      const address = /^Humeur lab: (http:\/\/\S+)$/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    void ended.then((code) => reject(new Error(`Expected a lab that starts, got one that ended (${code}).`)));
  });
}
