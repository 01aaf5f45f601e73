import { settings, tell } from './to-page.ts';

/** What is made ready in the live frame before student code begins. */

/** Console lines and exceptions that leave this frame; more would only slow the browser down. */
const CONSOLE_LIMIT = 200;
const THROWN_LIMIT = 20;
const TEXT_LIMIT = 2_000;

let linesLeft = CONSOLE_LIMIT;
for (const level of ['debug', 'error', 'info', 'log', 'warn'] as const) {
  const write = console[level].bind(console);
  console[level] = (...values: unknown[]) => {
    if (linesLeft-- > 0) write(...values);
  };
}

let thrownLeft = THROWN_LIMIT;
function thrown(error: unknown, message: string, stack: string): void {
  if (thrownLeft-- <= 0) return;
  const told =
    error instanceof Error ? { message: String(error), stack: error.stack ?? stack } : { message, stack };
  tell({ type: 'thrown', message: told.message.slice(0, 300), stack: told.stack.slice(0, TEXT_LIMIT) });
}

addEventListener('error', ({ error, message, filename, lineno, colno }) => {
  thrown(error, message, `${filename}:${lineno}:${colno}`);
});
addEventListener('unhandledrejection', ({ reason }) => thrown(reason, String(reason), ''));

addEventListener('message', ({ source, data }: MessageEvent<{ type?: unknown; nth?: unknown }>) => {
  if (source !== parent) return;
  const { type, nth } = data;
  if (type === 'ping' && typeof nth === 'number') tell({ type: 'pong', nth });
});

document.documentElement.dataset['theme'] = settings.theme;
document.documentElement.lang = settings.language;

// The first thing that it says: whatever student code does from here on, the page knows that the frame was alive.
tell({ type: 'hello' });
// It leaves with the end of this task, and student code may have no end: that begins in a later one.
await new Promise((resolve) => setTimeout(resolve));
