import type { ServerResponse } from 'node:http';
import { Connection } from 'better-sse';
import type { Leaving } from '../log/lifetime.ts';

const HEAD = { ...Connection.constants.RESPONSE_HEADERS, 'Cache-Control': 'no-store' };

/** better-sse looks for options of some old clients in the URL; here there are none. */
const NO_OPTIONS = new URL('http://lab/');
const NO_RESPONSE = new Response(null);

/**
 * How better-sse writes to one reader of many: its own way makes a fetch Request and Response for each session
 * (30 kB), and lets Node make the same chunk (RFC 9112, 7.1) for each reader anew. Here it is made once.
 */
export class SharedConnection extends Connection {
  readonly url = NO_OPTIONS;
  readonly request: Request;
  readonly response = NO_RESPONSE;
  readonly #response: ServerResponse;

  constructor(response: ServerResponse, signal: Leaving) {
    super();
    this.#response = response;
    // Of the request a session asks for nothing but the signal, and for its two listener methods.
    this.request = { signal } as unknown as Request;
  }

  sendHead(): void {
    this.#response.writeHead(200, HEAD).flushHeaders();
  }

  sendChunk(text: string): void {
    const { socket, chunkedEncoding, writableEnded } = this.#response;
    if (writableEnded) return;
    if (socket && chunkedEncoding) socket.write(chunkOf(text));
    else this.#response.write(text);
  }

  cleanup(): void {}
}

let last = { text: '', chunk: Buffer.alloc(0) };

/** The chunk for a text. Readers get the same text one after the other, so the last chunk is the one in demand. */
function chunkOf(text: string): Buffer {
  if (text !== last.text) {
    const size = Buffer.byteLength(text).toString(16);
    last = { text, chunk: Buffer.from(`${size}\r\n${text}\r\n`) };
  }
  return last.chunk;
}
