import { onTestFinished } from 'vitest';
import { parseCursor, type Cursor, type Entry } from '../../lab-server/wire/batch.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import { Link } from '../../lab-ui/link/link.ts';
import type { LinkState } from '../../lab-ui/link/state.ts';
import { clientTransport } from '../../lab-ui/transports/all.ts';
import { Facts } from './until.ts';

export interface ReaderOptions {
  after?: Cursor;
  /** Attempts before it gives up. */
  attempts?: number;
  random?: () => number;
  conditional?: boolean;
}

/** A reader as the page has it, link and transport, in Node: what it received, and its states in order. */
export class Reader {
  readonly entries: Entry[] = [];
  readonly states: LinkState[] = [];
  readonly facts = new Facts();
  gaps = 0;
  readonly #link: Link;
  readonly #done: Promise<void>;

  constructor(origin: string, transport: TransportName, options: ReaderOptions = {}) {
    const url = new URL(`/stream/${transport}?client=test`, origin);
    this.#link = new Link({
      transport: clientTransport(transport, { pollMs: 10, conditional: options.conditional ?? false }),
      url,
      after: options.after,
      backoff: { baseMs: 5, capMs: 20, max: options.attempts ?? Infinity },
      now: () => performance.now(),
      random: options.random ?? Math.random,
      onEntries: (entries) => {
        this.entries.push(...entries);
        this.facts.changed();
      },
      onState: (state) => {
        this.states.push(state);
        this.facts.changed();
      },
      onGap: async () => {
        this.gaps++;
        const response = await fetch(new URL('/humeurs?limit=1', origin));
        const { cursor } = (await response.json()) as { cursor: string };
        queueMicrotask(() => this.facts.changed());
        return parseCursor(cursor).cursor;
      },
    });
    this.#done = this.#link.run();
    onTestFinished(() => this.stop());
  }

  get seqs(): number[] {
    return this.entries.map(({ seq }) => seq);
  }

  get state(): LinkState['name'] {
    return this.states.at(-1)?.name ?? 'disconnected';
  }

  get cursor(): Cursor | undefined {
    return this.#link.cursor;
  }

  /** Resolves when the reader has had the entry with this seq. */
  has(seq: number): Promise<void> {
    return this.facts.until(() => (this.entries.at(-1)?.seq ?? 0) >= seq);
  }

  is(state: LinkState['name']): Promise<void> {
    return this.facts.until(() => this.state === state);
  }

  retry(): void {
    this.#link.retry();
  }

  async stop(): Promise<void> {
    this.#link.stop();
    await this.#done;
  }
}

/** 1, 2, 3, …, or from `first` on. */
export function upTo(last: number, first = 1): number[] {
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}
