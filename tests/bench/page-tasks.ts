import type { Browser, Page } from 'playwright';

/** A task of the page's main thread that lasted 50 ms or more. */
export interface LongTask {
  /** Seconds since the page had loaded. */
  atSeconds: number;
  /** By the clock on the wall, and of a processor: the rest of the time the thread waited for one. */
  ms: number;
  cpuMs: number;
}

const LONG_MS = 50;

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Microseconds on the browser's clock. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
}

/** The long tasks of a page, from one trace after the other: a trace of minutes would be too long to read. */
export class TaskTrace {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #tasks: LongTask[] = [];
  #origin: number | undefined;
  #begun = 0;

  constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  async start(): Promise<void> {
    await this.#browser.startTracing(this.#page, { categories: ['-*', 'toplevel', 'blink.user_timing'] });
    const now = await this.#page.evaluate(() => performance.mark('trace-begins').startTime);
    this.#origin ??= now;
    this.#begun = now - this.#origin;
  }

  /** Ends the trace that was started last. */
  async stop(): Promise<void> {
    const text = (await this.#browser.stopTracing()).toString();
    const { traceEvents } = JSON.parse(text) as { traceEvents: TraceEvent[] };
    this.#tasks.push(...longTasks(traceEvents, this.#begun));
  }

  get tasks(): readonly LongTask[] {
    return this.#tasks;
  }
}

/** The page's main thread is the one on which the page has set its mark, `begun` milliseconds after the first. */
function longTasks(traceEvents: readonly TraceEvent[], begun: number): LongTask[] {
  const mark = traceEvents.find(({ name }) => name === 'trace-begins');
  if (!mark) throw new Error('Expected a trace with the page in it, got one without.');
  return traceEvents
    .filter(({ pid, tid, dur = 0 }) => pid === mark.pid && tid === mark.tid && dur >= LONG_MS * 1_000)
    .filter(({ name, ts }) => name.endsWith('RunTask') && ts > mark.ts)
    .map(({ ts, dur = 0, tdur = 0 }) => ({
      atSeconds: Math.round((begun + (ts - mark.ts) / 1_000) / 100) / 10,
      ms: Math.round(dur / 1_000),
      cpuMs: Math.round(tdur / 1_000),
    }));
}
