import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ExerciseEvent } from '../wire/exercise-page.ts';
import type { CheckEvent, ExerciseNumber } from '../wire/exercise.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** The command that checks an exercise: the same that `npm run check` runs. */
const CHECK_COMMAND = 'tests/grader/check-command.ts';

/** How long a checker may take to end by itself, milliseconds. */
const GRACE_MS = 2_000;

/** What is kept of a checker's complaints, characters. */
const COMPLAINT = 300;

/**
 * Checks an exercise's file in a process of its own, which may crash and hang without harm to the lab, and tells what
 * it tells. Returns the way to end it: nothing is told after that.
 */
export function startCheck(
  exercise: ExerciseNumber,
  root: string,
  tell: (event: ExerciseEvent) => void,
): () => void {
  const lacking = whatIsLacking();
  if (lacking) {
    tell(lacking);
    return () => {};
  }
  const args = ['--import', 'tsx', CHECK_COMMAND, String(exercise), '--json', '--exercises', root];
  // An open input: it ends with the lab, and the checker with it.
  const child = spawn(process.execPath, args, { cwd: project, stdio: ['pipe', 'pipe', 'pipe'] });
  let over = false;
  let complaint = '';
  child.stdin.on('error', () => {});
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-COMPLAINT)));
  const end = (detail: string) => {
    if (!over) tell({ type: 'no-checker', why: 'ended', detail });
    over = true;
  };
  child.once('error', (error) => end(error.message));
  child.once('close', (code) => end(complaint.trim() || `exit code ${code}`));
  const lines = createInterface({ input: child.stdout }).on('error', () => {});
  lines.on('line', (line) => {
    const event = readEvent(line);
    if (over || !event) return;
    tell(event);
    over = event.type === 'done' || event.type === 'broken';
  });
  return () => {
    over = true;
    endProcess(child);
  };
}

/** Why nothing can be checked here; undefined when all is there. Students' copies have no development packages. */
function whatIsLacking(): ExerciseEvent | undefined {
  if (!existsSync(project + CHECK_COMMAND))
    return { type: 'no-checker', why: 'command', detail: CHECK_COMMAND };
  try {
    import.meta.resolve('playwright');
    return undefined;
  } catch {
    return { type: 'no-checker', why: 'playwright', detail: 'playwright' };
  }
}

/** Whatever else it may print is no event. */
function readEvent(line: string): CheckEvent | undefined {
  try {
    const event = JSON.parse(line) as CheckEvent | null;
    return typeof event === 'object' && event !== null && 'type' in event ? event : undefined;
  } catch {
    return undefined;
  }
}

function endProcess(child: ChildProcess): void {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  child.once('close', () => clearTimeout(force));
  child.stdin?.end();
  child.kill();
}
