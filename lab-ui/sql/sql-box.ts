import { batch, effect, signal } from '@preact/signals';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { SqlAnswer } from '../../lab-server/wire/sql.ts';
import { DatabaseAwayError } from '../bench/lab-requests.ts';
import type { BenchModel } from '../bench/model.ts';
import type { Hop, LaneArrival } from './legs.ts';
import { runStatement, StatementRefusedError } from './run-statement.ts';

/** What became of the last statement. `sql` is the statement itself: the field may have moved on. */
export type Outcome =
  | { name: 'none' | 'running' | 'away' | 'database-away' }
  | { name: 'answered'; sql: string; answer: SqlAnswer }
  | { name: 'refused'; sql: string; error: StatementRefusedError };

/** Statements that are run one at a time, and the lanes in which what they changed arrives. */
export class SqlBox {
  readonly outcome = signal<Outcome>({ name: 'none' });
  /** Where the followed change has arrived. */
  readonly arrivals = signal<ReadonlyMap<TransportName, LaneArrival>>(new Map());
  readonly #bench: BenchModel;
  readonly #origin: string;
  #unfollow = () => {};

  constructor(bench: BenchModel, origin: string) {
    this.#bench = bench;
    this.#origin = origin;
  }

  async run(sql: string): Promise<void> {
    if (this.outcome.peek().name === 'running' || sql.trim() === '') return;
    this.#unfollow();
    batch(() => {
      this.outcome.value = { name: 'running' };
      this.arrivals.value = new Map();
    });
    try {
      const answer = await runStatement(this.#origin, sql);
      this.outcome.value = { name: 'answered', sql, answer };
      const followed = followedOf(answer);
      if (followed) this.#follow(followed);
    } catch (error) {
      this.outcome.value = failureOf(error, sql);
    }
  }

  /** Stops following; whoever leaves the box calls it. */
  leave(): void {
    this.#unfollow();
  }

  /** A lane may have had the change before the answer was here: its feed is looked at now, and whenever it changes. */
  #follow({ seq }: Hop) {
    this.#unfollow = effect(() => {
      for (const { transport, feed } of this.#bench.lanes.value) {
        const item = feed.value.find((mood) => mood.seq === seq);
        if (!item || this.arrivals.peek().has(transport)) continue;
        const { at, sentAt, latencyMs } = item;
        this.arrivals.value = new Map([
          ...this.arrivals.peek(),
          [transport, { sentAt, receivedAt: at + latencyMs }],
        ]);
      }
    });
  }
}

function failureOf(error: unknown, sql: string): Outcome {
  if (error instanceof StatementRefusedError) return { name: 'refused', sql, error };
  return { name: error instanceof DatabaseAwayError ? 'database-away' : 'away' };
}

/** Of several changes the last one is followed: lanes show their newest moods. */
export function followedOf({ hops }: SqlAnswer): Hop | undefined {
  return hops.at(-1);
}
