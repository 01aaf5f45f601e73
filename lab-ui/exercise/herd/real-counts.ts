import type { ControlNews } from '../../../lab-server/wire/control.ts';
import type { ClientEvents } from './real-clients.ts';

/** Where a run with real WebSockets is. */
export type RealPhase = 'opening' | 'outage' | 'returning' | 'done' | 'late' | 'stopped' | 'away';

/** What is known of a run so far. Seconds count from the loss. */
export interface RealState {
  phase: RealPhase;
  /** Attempts in each second, as the page made them and as they came to the server. */
  page: readonly number[];
  server: readonly number[];
  /** Clients that are back, and when the last one was, milliseconds after the server. */
  back: number;
  lastBackMs: number;
}

/** What was counted; the server's clock is another, so that its seconds count from its own first loss. */
export class RealCounts implements ClientEvents {
  /** On the page's clock, milliseconds. */
  lostAt = Infinity;
  returnedAt = Infinity;
  returned = 0;
  #lastBackMs = 0;
  #serverLostAt: number | null = null;
  readonly #page: number[] = [];
  readonly #server: number[] = [];

  attempted(at: number): void {
    add(this.#page, at - this.lostAt);
  }

  back(at: number): void {
    this.returned++;
    this.#lastBackMs = Math.max(0, at - this.returnedAt);
  }

  hear(news: ControlNews): void {
    if (news.type !== 'readings') return;
    for (const { kind, transport, at, by } of news.transcript) {
      if (transport !== 'websocket') continue;
      if (kind === 'end' && by === 'fault') this.#serverLostAt ??= at;
      if (kind === 'request' && this.#serverLostAt !== null) add(this.#server, at - this.#serverLostAt);
    }
  }

  state(phase: RealPhase): RealState {
    const [page, server] = [[...this.#page], [...this.#server]];
    return { phase, page, server, back: this.returned, lastBackMs: this.#lastBackMs };
  }
}

/** One more in the second of this moment, milliseconds from the start. */
function add(seconds: number[], ms: number): void {
  const second = Math.floor(ms / 1_000);
  if (second < 0) return;
  while (seconds.length <= second) seconds.push(0);
  seconds[second]!++;
}
