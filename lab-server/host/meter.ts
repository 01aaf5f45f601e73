import type { Socket } from 'node:net';
import type { Reading } from '../wire/readings.ts';
import type { TransportName } from '../wire/transports.ts';
import { lineOf, type Shape } from './line.ts';

/** Clients remembered after their last socket has closed. */
const REMEMBERED = 2_000;

/** One client's figures on one transport, and the sockets that still add to them. */
export interface Counter extends Reading {
  readonly live: Set<SocketAccount>;
}

/**
 * Says whose bytes pass over a TCP connection. A keep-alive connection serves pages, polls and control in turn,
 * so bytes belong to the exchange that is under way: what was read since the last one ended is the head of the
 * next, what is written goes to the one that began last.
 */
export class SocketAccount {
  static readonly #accounts = new WeakMap<Socket, SocketAccount>();
  static #count = 0;

  readonly id = ++SocketAccount.#count;
  /** The exchange under way: the edge does to the socket what befalls that one's transport. */
  underWay: { readonly shape: Shape | undefined } | undefined;
  readonly #socket: Socket;
  readonly #seenBy: Counter[] = [];
  #counter: Counter | undefined;
  #open = false;
  #read = 0;
  #written = 0;
  /** Bytes already told in transcript rows. */
  #noted = 0;
  #notedRead = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.once('close', () => this.end());
  }

  static of(socket: Socket): SocketAccount {
    let account = SocketAccount.#accounts.get(socket);
    if (!account) SocketAccount.#accounts.set(socket, (account = new SocketAccount(socket)));
    return account;
  }

  /** An exchange begins: its head has just been read. Without a counter its bytes are nobody's. */
  begin(counter: Counter | undefined): { fresh: boolean; bytes: number } {
    // On a slow line the next head is here before the last answer has left: it is what came after the last head.
    const before = this.#open ? this.#notedRead : this.#read;
    this.settle();
    this.end();
    const fresh = before === 0;
    this.#counter = counter;
    this.#open = true;
    this.settle();
    this.#noted = this.#written;
    this.#notedRead = this.#read;
    if (counter) {
      counter.live.add(this);
      counter.open++;
      if (!this.#seenBy.includes(counter)) {
        this.#seenBy.push(counter);
        counter.connections++;
      }
    }
    return { fresh, bytes: this.#read - before };
  }

  /** The exchange is over; later writes are still its own, later reads are the next one's. */
  end(): void {
    this.settle();
    if (!this.#open) return;
    this.#open = false;
    if (!this.#counter) return;
    this.#counter.open--;
    this.#counter.live.delete(this);
  }

  settle(): void {
    const written = (this.#socket.bytesWritten ?? 0) + (lineOf(this.#socket)?.held ?? 0);
    if (this.#counter) this.#counter.bytesDown += written - this.#written;
    this.#written = written;
    if (!this.#open) return;
    const read = this.#socket.bytesRead ?? 0;
    if (this.#counter) this.#counter.bytesUp += read - this.#read;
    this.#read = read;
  }

  /** Bytes written since the last call or the exchange's beginning. */
  noteWritten(): number {
    this.settle();
    const bytes = this.#written - this.#noted;
    this.#noted = this.#written;
    return bytes;
  }

  /** Bytes read since the last call or the exchange's head. */
  noteRead(): number {
    this.settle();
    const bytes = this.#read - this.#notedRead;
    this.#notedRead = this.#read;
    return bytes;
  }
}

/** Counts requests, connections and bytes for each client and transport, on the server's sockets. */
export class Meter {
  readonly #counters = new Map<string, Counter>();

  counter(client: string, transport: TransportName): Counter {
    const key = `${client} ${transport}`;
    let counter = this.#counters.get(key);
    if (!counter) {
      counter = { client, transport, ...ZERO, live: new Set() };
      this.#counters.set(key, counter);
      this.#forget();
    }
    return counter;
  }

  /** The figures as they stand now, of one client or of all. */
  read(client?: string): Reading[] {
    const readings: Reading[] = [];
    for (const counter of this.#counters.values()) {
      if (client !== undefined && counter.client !== client) continue;
      for (const account of counter.live) account.settle();
      const { live: _, ...reading } = counter;
      readings.push(reading);
    }
    return readings;
  }

  #forget() {
    for (const [key, counter] of this.#counters) {
      if (this.#counters.size <= REMEMBERED) return;
      if (counter.live.size === 0) this.#counters.delete(key);
    }
  }
}

const ZERO = { requests: 0, useless: 0, connections: 0, open: 0, entries: 0, bytesUp: 0, bytesDown: 0 };
