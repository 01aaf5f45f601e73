import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** How a program ended: its exit code, 1 where it did not start or was ended. */
type ExitCode = number;

/** Runs a program without a shell, its output on this terminal; ends it after `timeoutMs`. */
export function run(
  command: string,
  args: readonly string[],
  options: { env?: Record<string, string>; timeoutMs?: number } = {},
): Promise<ExitCode> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: project,
      stdio: 'inherit',
      env: { ...process.env, ...options.env },
      ...(options.timeoutMs !== undefined && { timeout: options.timeoutMs }),
    });
    child.once('error', (error) => {
      process.stderr.write(`${command}: ${error.message}\n`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** Runs an installed package's program with this Node: no npx and no .cmd, the same on every system. */
export function runTool(
  name: string,
  args: readonly string[],
  options: Parameters<typeof run>[2] = {},
): Promise<ExitCode> {
  return run(process.execPath, [programOf(name), ...args], options);
}

function programOf(name: string): string {
  const manifest = path.join(project, 'node_modules', packageOf(name), 'package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { bin?: string | Record<string, string> };
  const program = typeof bin === 'string' ? bin : bin?.[name];
  if (program === undefined)
    throw new Error(`Expected ${manifest} to name the program ${name}, got ${JSON.stringify(bin)}.`);
  return path.join(path.dirname(manifest), program);
}

function packageOf(name: string): string {
  return name === 'tsc' ? 'typescript' : name;
}
