import type { CDPSession, Frame, Page } from 'playwright';
import { StudentError } from './student-error.ts';

/** How often the page is asked for a sign of life, milliseconds of real time. */
const ASK_MS = 500;
/**
 * A page that has been busy with its own code for so long is in an endless loop, milliseconds of real time. Long: on a
 * busy machine every page is silent for seconds at times.
 */
const BUSY_MS = 7_500;
/** How long running code may take to be interrupted, milliseconds of real time. */
const INTERRUPT_MS = 1_000;

/**
 * Watches a student's page from outside: an endless loop, a crash, a page that leaves or closes itself. The first of
 * them rejects `failure`; nothing else does.
 */
export class Watchdog {
  /** Never resolves. */
  readonly failure: Promise<never>;
  readonly #page: Page;
  readonly #cdp: CDPSession;
  #reject: (error: StudentError) => void = () => {};
  /** Addresses by the debugger's ids: the frames of a pause name no other. */
  readonly #scripts = new Map<string, string>();
  #stopped = false;

  private constructor(page: Page, cdp: CDPSession) {
    this.#page = page;
    this.#cdp = cdp;
    this.failure = new Promise((_, reject) => (this.#reject = reject));
    this.failure.catch(() => {});
  }

  static async over(page: Page): Promise<Watchdog> {
    const cdp = await page.context().newCDPSession(page);
    const watchdog = new Watchdog(page, cdp);
    // A `debugger` statement stops nothing: nobody sits there.
    cdp.on('Debugger.paused', () => void cdp.send('Debugger.resume').catch(() => {}));
    cdp.on('Debugger.scriptParsed', ({ scriptId, url }) => watchdog.#scripts.set(scriptId, url));
    await cdp.send('Debugger.enable');
    watchdog.#watchPage();
    void watchdog.#watchLoops();
    return watchdog;
  }

  /** Ends the watch, and the code that runs there, so that the page can be closed. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.race([this.#cdp.send('Runtime.terminateExecution').catch(() => {}), pause(INTERRUPT_MS)]);
  }

  #watchPage() {
    const page = this.#page;
    let loaded = false;
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
    page.on('popup', (popup) => void popup.close().catch(() => {}));
    page.on('crash', () => this.#fail(CRASHED));
    page.on('close', () => this.#fail(LEFT));
    page.on('domcontentloaded', () => {
      if (loaded) this.#fail(LEFT);
      loaded = true;
    });
    page.on('framenavigated', (frame: Frame) => {
      const elsewhere = new URL(frame.url()).pathname !== '/stage';
      if (frame === page.mainFrame() && elsewhere) this.#fail(LEFT);
    });
  }

  async #watchLoops() {
    while (!this.#stopped) {
      const answer = this.#cdp.send('Runtime.evaluate', { expression: '0' }).then(
        () => true,
        () => true,
      );
      if (!(await Promise.race([answer, pause(BUSY_MS).then(() => false)]))) {
        const place = await this.#whereItRuns(answer);
        if (place !== undefined) return this.#fail(ENDLESS, place);
      }
      await answer;
      await pause(ASK_MS);
    }
  }

  /** Where the page's code is now, as a stack; undefined when it answers after all, or runs no code. */
  async #whereItRuns(answer: Promise<boolean>): Promise<string | undefined> {
    const paused = new Promise<string>((resolve) => {
      this.#cdp.once('Debugger.paused', ({ callFrames }) =>
        resolve(
          callFrames
            .map(({ location: { scriptId, lineNumber, columnNumber } }) => {
              return `    at ${this.#scripts.get(scriptId)}:${lineNumber + 1}:${(columnNumber ?? 0) + 1}`;
            })
            .join('\n'),
        ),
      );
    });
    await this.#cdp.send('Debugger.pause').catch(() => {});
    const nothing = Promise.race([answer, pause(INTERRUPT_MS)]).then(() => undefined);
    return Promise.race([paused, nothing]);
  }

  #fail({ fr, en }: { fr: string; en: string }, place = '') {
    if (!this.#stopped) this.#reject(new StudentError({ fr, en }, place));
  }
}

const ENDLESS = {
  fr: 'Votre code tourne sans fin : la page ne répond plus.',
  en: 'Your code runs in an endless loop: the page no longer answers.',
};
const CRASHED = {
  fr: 'L’onglet s’est arrêté : trop de mémoire ?',
  en: 'The tab has crashed: too much memory?',
};
const LEFT = {
  fr: 'Votre code a quitté, rechargé ou fermé la page.',
  en: 'Your code has left, reloaded or closed the page.',
};

/** Keeps no process alive. */
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
