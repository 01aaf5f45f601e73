import type { CDPSession, Locator, Page } from 'playwright';

/** The student's name in the lab's meter and transcript. */
export const CLIENT = 'student';

/** What the harness of the exercise is told, as JSON in the page's address. */
export type PageSettings = Record<string, unknown>;

/** Student code that does not start: an exception at its beginning, a missing export. */
export class StudentError extends Error {}

/** A WebSocket as the browser's network log has it; times in milliseconds of the page's (virtual) time. */
export interface SeenSocket {
  url: string;
  createdAt: number;
  closedAt: number | null;
}

/** How finely virtual time advances: attempts are dated to this, milliseconds. */
const STEP_MS = 50;

/** The student's page, as Playwright and the browser's network log see it. */
export class StudentPage {
  readonly page: Page;
  readonly sockets: SeenSocket[] = [];
  readonly errors: string[] = [];
  readonly #cdp: CDPSession;
  readonly #bySocketId = new Map<string, SeenSocket>();
  #time = 0;
  #closing: Promise<void>[] = [];

  private constructor(page: Page, cdp: CDPSession) {
    this.page = page;
    this.#cdp = cdp;
  }

  static async open(
    page: Page,
    origin: string,
    settings: PageSettings,
    virtualTime: boolean,
  ): Promise<StudentPage> {
    const cdp = await page.context().newCDPSession(page);
    const student = new StudentPage(page, cdp);
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}));
    page.on('pageerror', (error) => student.errors.push(error.message));
    await student.#logSockets();
    if (virtualTime) {
      await page.clock.install({ time: 0 });
      await page.clock.pauseAt(1_000);
    }
    const hash = encodeURIComponent(JSON.stringify({ client: CLIENT, ...settings }));
    await page.goto(`${origin}/stage#${hash}`);
    await student.#ready();
    return student;
  }

  /** Virtual milliseconds since the page was opened. */
  get time(): number {
    return this.#time;
  }

  get indicator(): Locator {
    return this.page.locator('#indicator');
  }

  click(button: 'connect' | 'disconnect' | 'start' | 'stop'): Promise<void> {
    return this.page.locator(`#${button}`).click();
  }

  /** The state that the indicator shows. */
  async state(): Promise<string | null> {
    return this.indicator.getAttribute('data-state');
  }

  /** The seqs that arrived, in order. */
  async entries(): Promise<number[]> {
    return (await this.page.locator('#entries li').allTextContents()).map(Number);
  }

  /**
   * Lets virtual time pass, and the network keep up with it: after each step, sockets that were refused or dropped
   * have told the page before time goes on. Stops early when `enough` says so.
   */
  async advance(ms: number, enough: () => boolean = () => false): Promise<void> {
    const end = this.#time + ms;
    while (this.#time < end && !enough()) {
      const step = Math.min(STEP_MS, end - this.#time);
      await this.page.clock.runFor(step);
      this.#time += step;
      await this.settle();
    }
  }

  /** Resolves when every socket of the page is either open or closed, and the page has been told. */
  async settle(): Promise<void> {
    while (this.#closing.length > 0) {
      const waiting = this.#closing;
      this.#closing = [];
      await Promise.all(waiting);
      await this.page.title();
    }
  }

  async close(): Promise<void> {
    await this.#cdp.detach();
    await this.page.close();
  }

  async #logSockets(): Promise<void> {
    const settled = new Map<string, () => void>();
    this.#cdp.on('Network.webSocketCreated', ({ requestId, url }) => {
      const socket = { url, createdAt: this.#time, closedAt: null };
      this.sockets.push(socket);
      this.#bySocketId.set(requestId, socket);
      this.#closing.push(new Promise((resolve) => settled.set(requestId, resolve)));
    });
    this.#cdp.on('Network.webSocketHandshakeResponseReceived', ({ requestId }) => settled.get(requestId)?.());
    this.#cdp.on('Network.webSocketClosed', ({ requestId }) => {
      const socket = this.#bySocketId.get(requestId);
      if (socket) socket.closedAt = this.#time;
      settled.get(requestId)?.();
    });
    await this.#cdp.send('Network.enable');
  }

  async #ready(): Promise<void> {
    const ready = this.page.locator('#ready', { hasText: 'ready' }).waitFor();
    const failed = this.page.waitForEvent('pageerror').then((error) => {
      throw new StudentError(error.message);
    });
    failed.catch(() => {});
    if (this.errors[0] !== undefined) throw new StudentError(this.errors[0]);
    await Promise.race([ready, failed]);
  }
}
