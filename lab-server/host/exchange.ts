import type { Socket } from 'node:net';
import type { EventLog } from '../log/event-log.ts';
import { follow, type WriteBatch } from '../log/follow.ts';
import { Lifetime } from '../log/lifetime.ts';
import type { Batch, Cursor } from '../wire/batch.ts';
import type { Cut } from '../wire/control.ts';
import type { TranscriptRow } from '../wire/readings.ts';
import type { TransportName } from '../wire/transports.ts';
import type { Gate } from './gate.ts';
import { lineOf, lineOver, OPEN, type Shape } from './line.ts';
import { SocketAccount, type Counter, type Meter } from './meter.ts';
import type { Transcript } from './transcript.ts';

/** What an exchange needs of its host. */
export interface ExchangeHost {
  readonly log: EventLog;
  readonly gate: Gate;
  readonly meter: Meter;
  readonly transcript: Transcript;
  readonly now: () => number;
}

/** What a request says of its reader. */
export interface Reader {
  transport: TransportName;
  client: string;
  after: Cursor | undefined;
}

let lastId = 0;

/**
 * One request of one reader, from its head to its end: what a transport sees of the log, and where the edge
 * counts it, writes it down and makes it suffer.
 */
export class Exchange {
  readonly transport: TransportName;
  /** Aborts when the reader has gone or has to go; a transport then ends its stream properly. */
  readonly signal = new Lifetime();
  readonly after: Cursor | undefined;
  readonly #id = ++lastId;
  readonly #host: ExchangeHost;
  readonly #client: string;
  readonly #socket: Socket;
  readonly #account: SocketAccount;
  readonly #counter: Counter;
  readonly #head: { fresh: boolean; bytes: number };
  #endedBy: 'server' | 'client' | 'fault' = 'client';
  #entries = 0;
  #answered = false;
  #streams = false;
  #over = false;

  constructor(host: ExchangeHost, socket: Socket, { transport, client, after }: Reader) {
    this.#host = host;
    this.#socket = socket;
    this.#client = client;
    this.transport = transport;
    this.after = after;
    this.#account = SocketAccount.of(socket);
    this.#counter = host.meter.counter(client, transport);
    this.#counter.requests++;
    this.#head = this.#account.begin(this.#counter);
    this.#account.underWay = this;
    host.gate.enter(this);
    this.reshape();
    this.note('request', { ...this.#head, after: after ?? null });
  }

  /** Resolves when the request's head has come over the line; on a new connection, after the handshake. */
  arrived(): Promise<void> {
    const line = lineOf(this.#socket);
    if (!line) return Promise.resolve();
    const { fresh, bytes } = this.#head;
    const handshakeMs = fresh ? this.#host.gate.network.handshakeMs : 0;
    return new Promise((resolve) => line.up.send(bytes, resolve, handshakeMs));
  }

  /** What came after the reader's cursor, without waiting. */
  read(): Batch {
    const batch = this.#host.log.read(this.after);
    this.#take(batch.entries.length);
    return batch;
  }

  /** Hands over every batch after the reader's cursor; resolves when it has gone, or takes no more. */
  follow(write: WriteBatch): Promise<void> {
    const { transcript } = this.#host;
    return this.pick((batch) => {
      this.#take(batch.entries.length);
      const written = write(batch);
      if (transcript.watches(this.#client)) this.note('frame', { entries: batch.entries.length });
      return written;
    });
  }

  /** The same for a transport that sends some of the entries only, and says by `sent` how many have left. */
  pick(write: WriteBatch): Promise<void> {
    this.#streams = true;
    this.answered(200);
    return follow(this.#host.log, this.after, this.signal, write);
  }

  /** So many entries, or something else of the transport's own, were written. */
  sent(entries: number): void {
    this.#take(entries);
    if (!this.#host.transcript.watches(this.#client)) return;
    // What the client had said for it has no line of its own.
    this.#account.noteRead();
    this.note('frame', { entries });
  }

  /** Writes a line into the transcript, with the bytes written since the last one; those of a pong were read. */
  note(kind: TranscriptRow['kind'], about: Partial<TranscriptRow> = {}): void {
    const { transcript } = this.#host;
    if (!transcript.watches(this.#client)) return;
    const bytes = about.bytes ?? (kind === 'pong' ? this.#account.noteRead() : this.#account.noteWritten());
    const [client, transport] = [this.#client, this.transport];
    transcript.add({
      client,
      transport,
      socket: this.#account.id,
      exchange: this.#id,
      kind,
      ...about,
      bytes,
    });
  }

  /** The head of a stream, or a whole answer, is written. */
  answered(status: number): void {
    if (this.#answered) return;
    this.#answered = true;
    if (status >= 400) this.#endedBy = 'server';
    this.note('answer', { status, entries: this.#entries });
  }

  /** The exchange is over as far as the transport goes; on a slow line its last bytes may still be under way. */
  end(complete: boolean): void {
    const line = lineOf(this.#socket);
    if (line && complete) line.down.send(0, () => this.#close(complete));
    else this.#close(complete);
  }

  /** Puts a line over the socket if the edge has something to do to it; lets it go on if it has not. */
  reshape(): void {
    const account = this.#account;
    if (this.shape) lineOver(this.#socket, () => account.underWay?.shape ?? OPEN, this.#host.now);
    lineOf(this.#socket)?.pump();
  }

  /** What the edge does to this exchange's bytes now; undefined: nothing. */
  get shape(): Shape | undefined {
    return this.#host.gate.shape(this.transport);
  }

  cut(how: Cut): void {
    this.#endedBy = 'fault';
    if (how === 'clean') return this.signal.abort();
    lineOf(this.#socket)?.remove('is lost');
    this.#socket.resetAndDestroy();
  }

  /** The server is going: the stream ends properly. */
  stop(): void {
    this.#endedBy = 'server';
    this.signal.abort();
  }

  #take(entries: number) {
    this.#entries += entries;
    this.#counter.entries += entries;
  }

  #close(complete: boolean) {
    if (this.#over) return;
    this.#over = true;
    if (complete && this.#entries === 0) this.#counter.useless++;
    if (!complete || this.#streams) this.note('end', { by: this.#endedBy });
    this.#account.end();
    if (this.#account.underWay === this) this.#account.underWay = undefined;
    this.#host.gate.leave(this);
    this.signal.abort();
  }
}
