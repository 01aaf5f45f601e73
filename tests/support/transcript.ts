import type { TranscriptRow } from '../../lab-server/wire/readings.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';

/** A hand-made transcript of one transport: its lines in order, `at` in milliseconds. */
export class TranscriptMaker {
  readonly rows: TranscriptRow[] = [];
  readonly #transport: TransportName;
  #exchange = 0;

  constructor(transport: TransportName) {
    this.#transport = transport;
  }

  request(at: number, bytes = 490, after: string | null = 'e.0'): this {
    this.#exchange++;
    return this.#add({ at, kind: 'request', bytes, after, fresh: false });
  }

  answer(at: number, entries: number, bytes = 230, status = 200): this {
    return this.#add({ at, kind: 'answer', bytes, status, entries });
  }

  frame(at: number, entries = 1, bytes = 400): this {
    return this.#add({ at, kind: 'frame', bytes, entries });
  }

  pong(at: number): this {
    return this.#add({ at, kind: 'pong', bytes: 6 });
  }

  end(at: number, by: 'server' | 'client' | 'fault'): this {
    return this.#add({ at, kind: 'end', by, bytes: 0 });
  }

  #add(row: Omit<TranscriptRow, 'id' | 'client' | 'transport' | 'socket' | 'exchange'>): this {
    const [transport, exchange] = [this.#transport, this.#exchange];
    this.rows.push({ id: this.rows.length + 1, client: 'c', transport, socket: 1, exchange, ...row });
    return this;
  }
}
