import type { CDPSession, Page } from 'playwright';

/** Live bytes after a collection, in kB: objects of the page, of its workers together, and buffers outside the heap. */
export interface HeapSize {
  page: number;
  workers: number;
  buffers: number;
}

interface HeapUsage {
  usedSize: number;
  backingStorageSize?: number;
}

/** Collects garbage and measures what is left, in a page and in its dedicated workers. */
export class HeapMeter {
  readonly #session: CDPSession;
  readonly #workers = new Set<string>();
  readonly #waiting = new Map<number, (result: unknown) => void>();
  #last = 0;

  private constructor(session: CDPSession) {
    this.#session = session;
    session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      if (targetInfo.type === 'worker') this.#workers.add(sessionId);
    });
    session.on('Target.detachedFromTarget', ({ sessionId }) => this.#workers.delete(sessionId));
    session.on('Target.receivedMessageFromTarget', ({ message }) => {
      const { id, result } = JSON.parse(message) as { id: number; result: unknown };
      this.#waiting.get(id)?.(result);
      this.#waiting.delete(id);
    });
  }

  static async attach(page: Page): Promise<HeapMeter> {
    const session = await page.context().newCDPSession(page);
    const meter = new HeapMeter(session);
    // Without "flatten" a worker answers inside messages of the page's own session: Playwright opens no other.
    await session.send('Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: false,
    });
    return meter;
  }

  async read(): Promise<HeapSize> {
    await this.#session.send('HeapProfiler.collectGarbage');
    const page = (await this.#session.send('Runtime.getHeapUsage')) as HeapUsage;
    const workers: HeapUsage[] = [];
    for (const worker of this.#workers) {
      await this.#ask(worker, 'HeapProfiler.collectGarbage');
      workers.push((await this.#ask(worker, 'Runtime.getHeapUsage')) as HeapUsage);
    }
    const sum = (of: (usage: HeapUsage) => number, all: HeapUsage[]) =>
      Math.round(all.reduce((total, usage) => total + of(usage), 0) / 1_000);
    return {
      page: sum(({ usedSize }) => usedSize, [page]),
      workers: sum(({ usedSize }) => usedSize, workers),
      buffers: sum(({ backingStorageSize = 0 }) => backingStorageSize, [page, ...workers]),
    };
  }

  async #ask(sessionId: string, method: string): Promise<unknown> {
    const id = ++this.#last;
    const answered = new Promise((resolve) => this.#waiting.set(id, resolve));
    await this.#session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method }),
    });
    return answered;
  }
}
