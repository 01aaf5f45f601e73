/** What is made ready on the page before student code begins. */

/** Messages that the console takes; what comes after would only slow the browser down. */
const CONSOLE_LIMIT = 200;

let left = CONSOLE_LIMIT;
for (const level of ['debug', 'error', 'info', 'log', 'warn'] as const) {
  const write = console[level].bind(console);
  console[level] = (...values: unknown[]) => {
    if (left-- > 0) write(...values);
  };
}

// Virtual time drives setTimeout, but not this one.
AbortSignal.timeout = (ms) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('signal timed out', 'TimeoutError')), ms);
  return controller.signal;
};
