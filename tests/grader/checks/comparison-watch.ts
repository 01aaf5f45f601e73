import type { Page, Request } from 'playwright';
import type { Batch } from '../../../exercises/contract.ts';
import { median } from '../statistics.ts';
import type { StudentPage } from '../student-page.ts';

/** A request as the browser's network log told of it; times in milliseconds of this process. */
export interface Seen {
  readonly request: Request;
  readonly sentAt: number;
  /** When its answer was whole; null: not yet, or never. */
  finishedAt: number | null;
  /** When it was given up, refused or cut; null: not so. */
  failedAt: number | null;
}

/** A WebSocket message, likewise. */
interface SeenMessage {
  readonly at: number;
  readonly bytes: number;
  /** The seqs of its entries. */
  readonly seqs: readonly number[];
}

/** Pause between two looks at how quickly the page answers, milliseconds. */
const PING_MS = 100;

/**
 * What the browser's network log tells of a page from now on, workers included. It is told when things have happened:
 * what is dated here is an upper bound, what the server has written a lower one, and truth lies between.
 */
export class Watch {
  readonly messages: SeenMessage[] = [];
  /** When each WebSocket was made. */
  readonly sockets: number[] = [];
  readonly #requests: Seen[] = [];
  readonly #pings: number[] = [];

  static over(student: StudentPage): Watch {
    const watch = new Watch();
    watch.#listen(student.page);
    void watch.#ping(student);
    return watch;
  }

  /** Requests for a path, oldest first. */
  requests(path: string): Seen[] {
    return this.#requests.filter(({ request }) => new URL(request.url()).pathname === path);
  }

  /** How long the page takes to answer at all, milliseconds, the median: a busy machine's measure. */
  get pingMs(): number {
    return this.#pings.length > 0 ? median(this.#pings) : 0;
  }

  #listen(page: Page) {
    page.on('request', (request) =>
      this.#requests.push({ request, sentAt: performance.now(), finishedAt: null, failedAt: null }),
    );
    const note = (end: 'finishedAt' | 'failedAt') => (request: Request) => {
      const seen = this.#requests.find((each) => each.request === request);
      if (seen) seen[end] = performance.now();
    };
    page.on('requestfinished', note('finishedAt'));
    page.on('requestfailed', note('failedAt'));
    page.on('websocket', (socket) => {
      this.sockets.push(performance.now());
      socket.on('framereceived', ({ payload }) =>
        this.messages.push({
          at: performance.now(),
          bytes: Buffer.byteLength(payload),
          seqs: seqsOf(String(payload)),
        }),
      );
    });
  }

  /** Asks the page for nothing, again and again, until it is closed. */
  async #ping(student: StudentPage) {
    try {
      for (;;) {
        const begun = performance.now();
        await student.roundTrip();
        this.#pings.push(performance.now() - begun);
        await new Promise((resolve) => setTimeout(resolve, PING_MS));
      }
    } catch {
      // The page has gone.
    }
  }
}

function seqsOf(text: string): number[] {
  try {
    return (JSON.parse(text) as Batch).entries.map(({ seq }) => seq);
  } catch {
    return [];
  }
}
