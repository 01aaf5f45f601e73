import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import * as v from 'valibot';
import type { EventLog } from '../log/event-log.ts';
import type { ServerTransport, TransportContext } from '../transports/transport.ts';
import { parseCursor, type Cursor } from '../wire/batch.ts';
import { clientNameSchema } from '../wire/readings.ts';
import { STREAMS, TRANSPORTS, type TransportName } from '../wire/transports.ts';
import { ExpectationError, expectShape } from '../wire/expect.ts';
import { Exchange, type Reader } from './exchange.ts';
import { Gate } from './gate.ts';
import { Meter, SocketAccount } from './meter.ts';
import { refuseRequest, refuseSocket, type Refusal } from './refuse.ts';
import { Transcript } from './transcript.ts';

export interface HostOptions {
  log: EventLog;
  now: () => number;
  random: () => number;
  holdMs: number;
  heartbeatMs: number;
  /** Most streams and held requests open at a time. */
  maxOpen: number;
}

type Serve<Handler extends keyof TransportContext> = TransportContext[Handler] extends (
  serve: infer S,
) => void
  ? S
  : never;

/** Where supabase-js opens its WebSocket, on the origin that createClient was given. */
export const REALTIME_PATH = '/realtime/v1/websocket';

/** Serves the streams at `/stream/<name>` and Supabase's protocol at its own path: reads the reader's wishes, counts, and lets faults happen. */
export class Host {
  readonly log: EventLog;
  readonly now: () => number;
  readonly gate: Gate;
  readonly meter = new Meter();
  readonly transcript: Transcript;
  readonly #options: HostOptions;
  /** Set while the server is as if it were not there. */
  #away: ReturnType<typeof setTimeout> | undefined;
  readonly #requests = new Map<TransportName, Serve<'onRequest'>>();
  readonly #upgrades = new Map<TransportName, Serve<'onUpgrade'>>();

  constructor(options: HostOptions) {
    this.#options = options;
    this.log = options.log;
    this.now = options.now;
    this.gate = new Gate(options.random);
    this.transcript = new Transcript(options.now);
  }

  mount(transport: ServerTransport): void {
    const { holdMs, heartbeatMs, log } = this.#options;
    transport.mount({
      holdMs,
      heartbeatMs,
      appended: (signal) => log.appended(signal),
      onRequest: (serve) => this.#requests.set(transport.name, serve),
      onUpgrade: (serve) => this.#upgrades.set(transport.name, serve),
    });
  }

  /** What passes over the socket for this request is nobody's. */
  ignore(request: IncomingMessage, response: ServerResponse): void {
    const account = SocketAccount.of(request.socket);
    account.begin(undefined);
    response.once('close', () => account.end());
  }

  /** Answers a request for a transport. */
  async request(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const reader = this.#readerOf(request, (refusal) => refuseRequest(response, refusal));
    if (!reader) return this.ignore(request, response);
    const serve = this.#requests.get(reader.transport);
    const exchange = new Exchange(this, request.socket, reader);
    response.once('finish', () => {
      exchange.answered(response.statusCode);
      exchange.end(true);
    });
    response.once('close', () => exchange.end(response.writableFinished));
    await exchange.arrived();
    if (this.#away) return exchange.cut('reset');
    const refusal = serve ? this.#refusal(reader.transport) : UPGRADE_REQUIRED;
    if (refusal) return refuseRequest(response, refusal);
    await serve!(request, response, exchange).catch(() => request.socket.destroy());
  }

  /** Serves an upgrade to a transport. */
  async upgrade(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    const reader = this.#readerOf(request, (refusal) => refuseSocket(socket, refusal));
    if (!reader) return;
    const serve = this.#upgrades.get(reader.transport);
    const exchange = new Exchange(this, socket, reader);
    socket.once('close', () => exchange.end(false));
    await exchange.arrived();
    if (this.#away) return exchange.cut('reset');
    const refusal = serve ? this.#refusal(reader.transport) : NO_UPGRADE;
    if (refusal) {
      refuseSocket(socket, refusal);
      return exchange.answered(refusal.status);
    }
    serve!(request, socket, head, exchange).catch(() => socket.destroy());
    exchange.answered(101);
  }

  /** As when the process ends and another one starts: connections gone, nobody there, the log forgotten. */
  restart(awayMs: number, epoch: string): void {
    clearTimeout(this.#away);
    this.#away = setTimeout(() => (this.#away = undefined), awayMs);
    for (const transport of TRANSPORTS) this.gate.cut(transport, 'reset');
    this.log.restart(epoch);
  }

  /** Tells every reader that the server is going. */
  close(): void {
    clearTimeout(this.#away);
    this.gate.network.stop();
    this.gate.closeAll();
  }

  #readerOf(request: IncomingMessage, refuse: (refusal: Refusal) => void): Reader | undefined {
    try {
      const url = request.url!;
      const end = url.includes('?') ? url.indexOf('?') : url.length;
      const path = url.slice(0, end);
      const transport = transportOf(path);
      if (!transport) {
        const expected = `one of ${STREAMS.join(', ')}`;
        refuse({ status: 404, body: { error: 'Unknown transport', expected, got: path } });
        return undefined;
      }
      const wishes = new URLSearchParams(url.slice(end));
      if (transport === 'supabase') return supabaseReader(wishes, refuse);
      const client = expectShape('client', clientNameSchema, wishes.get('client') ?? 'anonymous');
      return { transport, client, after: this.#afterOf(request, wishes.getAll('after')) };
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error;
      refuse({ status: 400, body: error.body });
      return undefined;
    }
  }

  /** What a reconnecting EventSource says it has seen is newer than what its URL was made with. */
  #afterOf(request: IncomingMessage, given: readonly string[]): Cursor | undefined {
    if (given.length > 1)
      throw new ExpectationError('Ambiguous cursor', 'one ?after=', `${given.length} of them`);
    const said = request.headers['last-event-id'] || given[0];
    if (said === undefined) return undefined;
    if (said === 'earliest') return this.log.earliest;
    return parseCursor(String(said)).cursor;
  }

  #refusal(transport: TransportName): Refusal | undefined {
    const headers = { 'Retry-After': '1' };
    if (this.gate.fault(transport).refuse) {
      const body = { error: 'Refused on purpose', expected: 'another try later', got: transport };
      return { status: 503, body, headers };
    }
    const { maxOpen } = this.#options;
    if (this.gate.open <= maxOpen) return undefined;
    const body = {
      error: 'Too many open streams',
      expected: `at most ${maxOpen}`,
      got: String(this.gate.open),
    };
    return { status: 503, body, headers };
  }
}

const UPGRADE_REQUIRED: Refusal = {
  status: 426,
  body: { error: 'Not an upgrade', expected: 'a WebSocket upgrade', got: 'a plain request' },
  headers: { Upgrade: 'websocket' },
};

const NO_UPGRADE: Refusal = {
  status: 400,
  body: { error: 'No upgrade here', expected: 'a plain request', got: 'a WebSocket upgrade' },
};

/** A key that is a client's name names it in readings; any other key is as good. It begins at "now", always. */
function supabaseReader(wishes: URLSearchParams, refuse: (refusal: Refusal) => void): Reader | undefined {
  const key = wishes.get('apikey');
  if (!key) {
    const body = { error: 'No API key', expected: 'any ?apikey=', got: 'none' };
    refuse({ status: 401, body });
    return undefined;
  }
  const client = v.is(clientNameSchema, key) ? key : 'anonymous';
  return { transport: 'supabase', client, after: undefined };
}

function transportOf(path: string): TransportName | undefined {
  if (path === REALTIME_PATH) return 'supabase';
  const asked = path.slice('/stream/'.length);
  return STREAMS.find((name) => name === asked);
}
