import type { CDPSession, Page } from 'playwright';

/** How time passes on a student's page. */
export interface PageTime {
  /** Milliseconds since the page was opened. */
  readonly now: number;
  readonly isVirtual: boolean;
  /** Lets `ms` pass. */
  pass(ms: number): Promise<void>;
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
    async pass(ms) {
      // What page.clock.runFor does, in one message to the browser instead of three.
      const expression = `__pwClock.controller.runFor(${ms})`;
      await cdp.send('Runtime.evaluate', { expression, awaitPromise: true });
      now += ms;
    },
  };
}

/** The time of everybody: for code whose timers live in a worker. */
export function realTime(): PageTime {
  const begun = performance.now();
  return {
    isVirtual: false,
    get now() {
      return performance.now() - begun;
    },
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  };
}
