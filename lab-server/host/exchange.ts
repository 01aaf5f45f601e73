import type { Socket } from 'node:net';
import { follow } from '../log/follow.ts';
import type { EventLog } from '../log/event-log.ts';
import type { Batch, Cursor } from '../wire/batch.ts';
import type { Cut, TranscriptRow, TransportName } from '../wire/control.ts';
import type { Gate } from './gate.ts';
import { lineOf, lineOver, OPEN } from './line.ts';
import { SocketAccount, type Counter, type Meter } from './meter.ts';
import type { Transcript } from './transcript.ts';

/** What an exchange needs of its host. */
export interface ExchangeHost {
  log: EventLog;
  gate: Gate;
  meter: Meter;
  transcript: Transcript;
  now: () => number;
}

/**
 * One request of one reader, from its head to its end: what a transport sees of the log, and where the edge
 * counts it, writes it down and makes it suffer.
 */
export class Exchange {
  static #count = 0;

  readonly transport: TransportName;
  readonly after: Cursor | undefined;
  readonly #host: ExchangeHost;
  readonly #client: string;
  readonly #socket: Socket;
  readonly #account: SocketAccount;
  readonly #counter: Counter;
  readonly #abort = new AbortController();
  readonly #id = ++Exchange.#count;
  readonly #fresh: boolean;
  #endedBy: 'server' | 'client' | 'fault' = 'client';
  #entries = 0;
  #over = false;

  constructor(host: ExchangeHost, transport: TransportName, socket: Socket, client: string, after?: Cursor) {
    this.#host = host;
    this.transport = transport;
    this.after = after;
    this.#client = client;
    this.#socket = socket;
    this.#account = SocketAccount.of(socket);
    this.#counter = host.meter.counter(client, transport);
    this.#counter.requests++;
    const { fresh, bytes } = this.#account.begin(this.#counter);
    this.#fresh = fresh;
    host.gate.enter(this);
    this.reshape();
    this.note('request', { bytes, after: after ?? null, fresh });
  }

  /** Aborts when the reader has gone or has to go; a transport then ends its stream properly. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Resolves when the request's head would have come over the line. */
  arrived(bytes = 0): Promise<void> {
    const line = lineOf(this.#socket);
    return line ? new Promise((resolve) => line.up.send(bytes, resolve)) : Promise.resolve();
  }

  /** What came after the reader's cursor, without waiting. */
  read(): Batch {
    const batch = this.#host.log.read(this.after);
    this.#count(batch);
    return batch;
  }

  /** Every batch after the reader's cursor, until it has gone. Ask for the next one when this one is written. */
  async *follow(): AsyncGenerator<Batch, void, void> {
    for await (const batch of follow(this.#host.log, this.after, this.signal)) {
      this.#count(batch);
      yield batch;
      this.note('frame', { entries: batch.entries.length });
    }
  }

  /** Writes a line into the transcript, with the bytes written since the last one. */
  note(kind: TranscriptRow['kind'], about: Partial<TranscriptRow> = {}): void {
    const { transcript } = this.#host;
    if (!transcript.watches(this.#client)) return;
    const bytes = about.bytes ?? this.#account.noteWritten();
    const [client, transport] = [this.#client, this.transport];
    transcript.add({ client, transport, socket: this.#account.id, exchange: this.#id, kind, ...about, bytes });
  }

  /** The head of a stream, or a whole answer, is written. */
  answered(status: number): void {
    this.note('answer', { status, entries: this.#entries });
  }

  /** The exchange is over, however it came. `complete`: a whole answer, which may have been useless. */
  end(complete: boolean): void {
    if (this.#over) return;
    this.#over = true;
    if (complete && this.#entries === 0) this.#counter.useless++;
    if (!complete) this.note('end', { by: this.#endedBy });
    this.#account.end();
    this.#host.gate.leave(this);
    this.#abort.abort();
  }

  /** Puts a line over the socket when the edge has something to do to it, and lets it go on when it has not. */
  reshape(): void {
    const { gate, now } = this.#host;
    const line = gate.shape(this.transport)
      ? lineOver(this.#socket, () => gate.shape(this.transport) ?? OPEN, now)
      : lineOf(this.#socket);
    line?.pump();
  }

  cut(how: Cut): void {
    this.#endedBy = 'fault';
    if (how === 'clean') return this.#abort.abort();
    lineOf(this.#socket)?.remove('is lost');
    this.#socket.resetAndDestroy();
  }

  stop(): void {
    this.#endedBy = 'server';
    this.#abort.abort();
  }

  #count(batch: Batch) {
    this.#entries += batch.entries.length;
    this.#counter.entries += batch.entries.length;
  }
}
