import { connect, type Socket } from 'node:net';
import type { TransportName } from '../../../lab-server/wire/transports.ts';
import { Tally } from './tally.ts';

/** Which server is asked, and how. */
export interface Target {
  transport: TransportName;
  port: number;
  path: string;
  /** How a poll says where it goes on: the lab's cursor in the URL, or the validators of Nchan. */
  resume: 'cursor' | 'validators';
  pollMs: number;
}

/** One buffer for all sockets: what is read is used up at once. */
const buffer = Buffer.allocUnsafe(256 * 1024);

/** A subscriber on a bare socket, as cheap as can be. */
export class Subscriber {
  readonly tally = new Tally();
  /** Requests that were sent. */
  asked = 0;
  #answer = '';
  #place = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #target: Target;
  readonly #heard: () => void;
  readonly #socket: Socket;
  #open = false;
  lost = false;

  /** `heard` is called after each piece that came. */
  constructor(target: Target, opened: () => void, heard: () => void) {
    this.#target = target;
    this.#heard = heard;
    const polls = target.transport.endsWith('poll');
    const read = polls ? (text: string) => this.#poll(text) : (text: string) => this.#stream(text, opened);
    this.#socket = connect({
      port: target.port,
      host: '127.0.0.1',
      onread: {
        buffer,
        callback: (size: number, bytes: Uint8Array) => {
          read((bytes as Buffer).toString('latin1', 0, size));
          return true;
        },
      },
    });
    this.#socket.on('error', () => {});
    this.#socket.once('close', () => {
      this.lost = true;
    });
    this.#socket.once('connect', () => {
      this.#ask();
      if (polls) opened();
    });
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#socket.destroy();
  }

  #ask() {
    const { transport, path, resume } = this.#target;
    const after = resume === 'cursor' && this.#place !== '' ? `&after=${this.#place}` : '';
    const validators = resume === 'validators' ? this.#place : '';
    const wish = WISHES[transport] ?? '';
    this.asked++;
    this.#socket.write(
      `GET ${path}${after} HTTP/1.1\r\nHost: 127.0.0.1\r\n${wish}${validators}\r\n`,
      'latin1',
    );
  }

  #stream(text: string, opened: () => void) {
    if (this.#open) {
      this.tally.take(text);
      return this.#heard();
    }
    this.#answer += text;
    const end = this.#answer.indexOf('\r\n\r\n');
    if (end < 0) return;
    if (!/^HTTP\/1.1 (101|200) /.test(this.#answer)) throw new Error(this.#answer.slice(0, 200));
    this.#open = true;
    this.tally.take(this.#answer.slice(end + 4));
    opened();
  }

  #poll(text: string) {
    this.#answer += text;
    const end = this.#answer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/\r\nContent-Length: (\d+)/i.exec(this.#answer)?.[1]);
    if (this.#answer.length < end + 4 + length) return;
    if (!this.#answer.startsWith('HTTP/1.1 200 ')) throw new Error(this.#answer.slice(0, 200));
    this.#place = this.#target.resume === 'cursor' ? cursorOf(this.#answer) : validatorsOf(this.#answer);
    this.tally.take(this.#answer.slice(end + 4));
    this.#answer = '';
    if (this.#target.transport === 'long-poll') this.#ask();
    else this.#timer = setTimeout(() => this.#ask(), this.#target.pollMs);
    this.#heard();
  }
}

/** What some transports' requests have to say. */
const WISHES: Partial<Record<TransportName, string>> = {
  sse: 'Accept: text/event-stream\r\n',
  websocket:
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n',
};

function cursorOf(answer: string): string {
  const at = answer.lastIndexOf('"next":"') + 8;
  return answer.slice(at, answer.indexOf('"', at));
}

function validatorsOf(answer: string): string {
  const modified = /\r\nLast-Modified: ([^\r]+)/i.exec(answer)?.[1];
  const tag = /\r\nEtag: ([^\r]+)/i.exec(answer)?.[1];
  return `If-Modified-Since: ${modified}\r\nIf-None-Match: ${tag}\r\n`;
}
