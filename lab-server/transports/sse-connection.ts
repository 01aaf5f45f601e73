import type { ServerResponse } from 'node:http';
import { Connection } from 'better-sse';
import type { Leaving } from '../log/lifetime.ts';

const HEAD = { ...Connection.constants.RESPONSE_HEADERS, 'Cache-Control': 'no-store' };

/** Where a session looks for options of old clients. */
const NO_OPTIONS = new URL('http://lab/');
const NO_RESPONSE = new Response(null);

/**
 * How better-sse opens a stream to one reader of thousands. Its own way makes a URL, a Request and a Response of the
 * fetch kind for each session, 30 kB; all that is used here is a signal.
 */
export class LeanConnection extends Connection {
  readonly url = NO_OPTIONS;
  readonly request: Request;
  readonly response: Response = NO_RESPONSE;
  readonly #response: ServerResponse;

  constructor(response: ServerResponse, signal: Leaving) {
    super();
    // A session listens for `abort`, and asks no more of its request.
    this.request = { signal } as unknown as Request;
    this.#response = response;
  }

  sendHead(): void {
    this.#response.writeHead(200, HEAD);
  }

  sendChunk(text: string): void {
    if (!this.#response.writableEnded) this.#response.write(text);
  }

  cleanup(): void {}
}
