import type { CDPSession, Page } from 'playwright';

/** How time passes on a student's page. */
export interface PageTime {
  /** Milliseconds since the page was opened. */
  readonly now: number;
  readonly isVirtual: boolean;
  /**
   * Lets `ms` pass, in steps; stops earlier, at the end of a step in which one of the page's timers was due. Steps in
   * which nothing is due cost nothing.
   */
  pass(ms: number, stepMs: number): Promise<void>;
}

/**
 * Time that stands still unless the check moves it: a minute of backoff takes a second. It reaches Date, timers and
 * animation frames of the page, but neither the network nor Web Workers.
 */
export async function virtualTime(page: Page, cdp: CDPSession): Promise<PageTime> {
  await page.clock.install({ time: 0 });
  // Far ahead: until this reaches the page, its clock runs, and there is no way back.
  await page.clock.pauseAt(3_600_000);
  let now = 0;
  return {
    isVirtual: true,
    get now() {
      return now;
    },
    async pass(ms, stepMs) {
      const passed = Math.min(stepsUntil(await nextTimer(cdp), stepMs), ms);
      // Before it passes: whatever the page does in it is dated to its end.
      now += passed;
      // What page.clock.runFor does, in one message to the browser instead of three.
      const expression = `__pwClock.controller.runFor(${passed})`;
      await cdp.send('Runtime.evaluate', { expression, awaitPromise: true });
    },
  };
}

/** The milliseconds of the steps in whose last one a timer is due that is `wait` ms away. */
function stepsUntil(wait: number, stepMs: number): number {
  return Math.max(1, Math.ceil(wait / stepMs)) * stepMs;
}

/** Milliseconds of the page's time to its first timer; Infinity where it has none. */
async function nextTimer(cdp: CDPSession): Promise<number> {
  const expression = '__pwClock.controller._firstTimer()?.callAt - __pwClock.controller._now.ticks';
  const { result } = await cdp.send('Runtime.evaluate', { expression });
  return typeof result.value === 'number' ? result.value : Infinity;
}

/** The time of everybody: for code whose timers live in a worker. */
export function realTime(): PageTime {
  const begun = performance.now();
  return {
    isVirtual: false,
    get now() {
      return performance.now() - begun;
    },
    pass: (ms, stepMs) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, stepMs))),
  };
}
