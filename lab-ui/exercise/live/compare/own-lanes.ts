import type { Batch, Cursor } from '../../../../lab-server/wire/batch.ts';
import type { TransportName } from '../../../../lab-server/wire/transports.ts';
import type { Method, MethodResult } from '../../../../exercises/contract.ts';
import type { ServerClock } from '../../../lane/server-clock.ts';
import { Link } from '../../../link/link.ts';
import { clientTransport } from '../../../transports/all.ts';

/** Which of the lab's transports each method is. */
export const TRANSPORT_OF: Record<Method, TransportName> = {
  polling: 'short-poll',
  websocket: 'websocket',
  longPolling: 'long-poll',
  sse: 'sse',
};
export const METHODS: readonly Method[] = ['polling', 'websocket', 'longPolling', 'sse'];

/** What a lane sees itself; requests are the server's to count. */
export type Seen = Pick<MethodResult, 'events' | 'meanLatencyMs' | 'payloadBytes'>;

const BACKOFF = { baseMs: 200, capMs: 2_000, max: Infinity };

interface LanesOptions {
  origin: string;
  client: string;
  after: string;
  pollMs: number;
  clock: ServerClock;
  random: () => number;
}

/** The lab's own lanes, on the same stream as the student's and for the same time. */
export class OwnLanes {
  readonly #lanes: readonly OwnLane[];

  constructor(options: LanesOptions) {
    this.#lanes = METHODS.map((method) => new OwnLane(method, options));
  }

  start(): void {
    for (const lane of this.#lanes) void lane.link.run();
  }

  /** Ends the lanes that poll; what is open stays. */
  stopPolling(): void {
    for (const { method, link } of this.#lanes) if (method === 'polling') link.stop();
  }

  stop(): void {
    for (const { link } of this.#lanes) link.stop();
  }

  get seen(): Record<Method, Seen> {
    return Object.fromEntries(this.#lanes.map(({ method, seen }) => [method, seen])) as Record<Method, Seen>;
  }
}

class OwnLane {
  readonly method: Method;
  readonly link: Link;
  #events = 0;
  #latency = 0;
  #payload = 0;

  constructor(method: Method, { origin, client, after, pollMs, clock, random }: LanesOptions) {
    this.method = method;
    const transport = TRANSPORT_OF[method];
    const encoder = new TextEncoder();
    const take = (entries: Batch['entries'], batch: Batch) => {
      const at = clock.now();
      this.#payload += encoder.encode(JSON.stringify(batch)).length;
      this.#events += entries.length;
      for (const entry of entries) this.#latency += at - entry.at;
    };
    this.link = new Link({
      transport: clientTransport(transport, { pollMs, conditional: false }),
      url: new URL(`/stream/${transport}?client=${client}`, origin),
      after: after as Cursor,
      backoff: BACKOFF,
      now: () => performance.now(),
      random,
      onEntries: take,
      onState: () => {},
      onGap: () => Promise.resolve(after as Cursor),
    });
  }

  get seen(): Seen {
    const meanLatencyMs = this.#events > 0 ? this.#latency / this.#events : null;
    return { events: this.#events, meanLatencyMs, payloadBytes: this.#payload };
  }
}
