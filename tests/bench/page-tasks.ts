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

/** Traces the page's tasks from here on; the function that it gives ends that, and tells the long ones. */
export async function traceTasks(browser: Browser, page: Page): Promise<() => Promise<LongTask[]>> {
  await browser.startTracing(page, { categories: ['-*', 'toplevel', 'blink.user_timing'] });
  await page.evaluate(() => performance.mark('trace-begins'));
  return async () =>
    longTasks(JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] });
}

/** The page's main thread is the one on which the page has set its mark. */
function longTasks({ traceEvents }: { traceEvents: TraceEvent[] }): LongTask[] {
  const mark = traceEvents.find(({ name }) => name === 'trace-begins');
  if (!mark) throw new Error('Expected a trace with the page in it, got one without.');
  return traceEvents
    .filter(({ pid, tid, dur = 0 }) => pid === mark.pid && tid === mark.tid && dur >= LONG_MS * 1_000)
    .filter(({ name, ts }) => name.endsWith('RunTask') && ts > mark.ts)
    .map(({ ts, dur = 0, tdur = 0 }) => ({
      atSeconds: Math.round((ts - mark.ts) / 1e5) / 10,
      ms: Math.round(dur / 1_000),
      cpuMs: Math.round(tdur / 1_000),
    }));
}
