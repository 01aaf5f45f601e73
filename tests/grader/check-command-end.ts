import { fstatSync } from 'node:fs';

/** How often the parent is looked for, milliseconds. */
const LOOK_MS = 250;

/**
 * Aborts when this process is to end: a signal, the end of the process that started it, its output's end. With
 * `stdin`, whoever started it with a pipe as standard input ends it by closing that, which also works on Windows.
 */
export function endSignal({ stdin }: { stdin: boolean }): AbortSignal {
  const ending = new AbortController();
  const end = () => ending.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  process.once('disconnect', end);
  process.stdout.once('error', end);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end();
  }, LOOK_MS).unref();
  if (stdin && stdinIsPipe()) whenStdinEnds(end);
  return ending.signal;
}

function stdinIsPipe(): boolean {
  try {
    const input = fstatSync(0);
    return input.isFIFO() || input.isSocket();
  } catch {
    return false;
  }
}

/** Reading it keeps no process alive. */
function whenStdinEnds(end: () => void): void {
  process.stdin.once('end', end).once('error', end).resume();
  (process.stdin as Partial<{ unref(): void }>).unref?.();
}
