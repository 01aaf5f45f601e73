import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { Facts } from './until.ts';

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  /** The body as JSON; throws where it is none. */
  json: () => unknown;
}

interface Question {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

/** One request on a connection of its own, with the headers as they are given and no others. */
export function ask(origin: string, path: string, question: Question = {}): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  const { method = 'GET', headers = {}, body } = question;
  return new Promise((resolve, reject) => {
    const asked = request({ host: hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        const { statusCode = 0 } = response;
        resolve({
          status: statusCode,
          headers: response.headers,
          text,
          json: () => JSON.parse(text) as unknown,
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}

/** Asks for a stream and resolves to its head; the stream is closed with the test. */
export function askHead(origin: string, path: string, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(origin);
  return new Promise<IncomingHttpHeaders>((resolve, reject) => {
    const asked = request({ host: hostname, port, path, headers, agent: false }, (response) => {
      response.resume().on('error', () => {});
      resolve(response.headers);
    });
    asked.on('error', reject);
    onTestFinished(() => void asked.destroy());
    asked.end();
  });
}

/** A TCP connection on which a test says whatever bytes it likes, and what comes back. */
export class RawSocket {
  readonly #socket;
  readonly #facts = new Facts();
  #received = Buffer.alloc(0);
  #closed = false;

  constructor(port: number) {
    this.#socket = connect({ port, host: '127.0.0.1', noDelay: true });
    onTestFinished(() => void this.#socket.destroy());
    this.#socket.on('error', () => {});
    this.#socket.on('data', (chunk) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#facts.changed();
    });
    this.#socket.on('close', () => {
      this.#closed = true;
      this.#facts.changed();
    });
  }

  /** What has come so far, a character a byte. */
  get text(): string {
    return this.#received.toString('latin1');
  }

  say(bytes: string | Buffer): void {
    this.#socket.write(bytes);
  }

  /** Goes without a word: the connection is reset. */
  leave(): void {
    this.#socket.resetAndDestroy();
  }

  /** Resolves to all that came when `enough` says so of it. */
  async until(enough: (text: string) => boolean): Promise<string> {
    await this.#facts.until(() => enough(this.text));
    return this.text;
  }

  /** Resolves to all that came when the other side has closed. */
  async closed(): Promise<string> {
    await this.#facts.until(() => this.#closed);
    return this.text;
  }
}

/** The head of a request as it goes over the wire. */
export function head(line: string, headers: Record<string, string> = {}): string {
  const lines = Object.entries({ Host: '127.0.0.1', ...headers }).map(([name, value]) => `${name}: ${value}`);
  return `${[line, ...lines].join('\r\n')}\r\n\r\n`;
}

/** The head of a WebSocket's upgrade. */
export function upgradeHead(path: string, headers: Record<string, string> = {}): string {
  return head(`GET ${path} HTTP/1.1`, {
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
    ...headers,
  });
}

/** An open WebSocket of the lab and what it hears. */
export class Peer {
  readonly socket: WebSocket;
  readonly heard: unknown[] = [];
  readonly #facts = new Facts();
  #end: { code: number; reason: string } | undefined;

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data: Buffer) => {
      this.heard.push(JSON.parse(data.toString()));
      this.#facts.changed();
    });
    socket.on('close', (code, reason) => {
      this.#end = { code, reason: reason.toString() };
      this.#facts.changed();
    });
  }

  static async open(origin: string, path: string): Promise<Peer> {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}${path}`);
    onTestFinished(() => socket.terminate());
    const peer = new Peer(socket);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return peer;
  }

  /** Resolves to what is heard first that `is` says yes to. */
  async hears<T>(is: (news: T) => boolean): Promise<T> {
    await this.#facts.until(() => this.heard.some((news) => is(news as T)));
    return this.heard.find((news) => is(news as T)) as T;
  }

  /** Resolves to how the lab closed it. */
  async closed(): Promise<{ code: number; reason: string }> {
    await this.#facts.until(() => this.#end !== undefined);
    return this.#end!;
  }
}
