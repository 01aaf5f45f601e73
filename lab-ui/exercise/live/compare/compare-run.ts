import { signal } from '@preact/signals';
import type { Comparison, Method } from '../../../../exercises/contract.ts';
import type { Reading } from '../../../../lab-server/wire/readings.ts';
import { ControlChannel } from '../../../bench/control.ts';
import { ServerClock } from '../../../lane/server-clock.ts';
import { controlUrl } from '../../../transports/control-url.ts';
import type { FromFrame } from '../../frame/messages.ts';
import { currentCursor, type LiveBench } from '../live-bench.ts';
import { OwnLanes, type Seen } from './own-lanes.ts';

/** Where a measurement of exercise 1 stands. */
export type RunState = 'before' | 'running' | 'late' | 'done' | 'failed' | 'shapeless' | 'busy';

/** What a person chooses for a measurement. */
export interface Knobs {
  seconds: number;
  intervalSeconds: number;
  rate: number;
}

const LATE_MS = 3_000;
const LOOK_MS = 250;
const LAST_POLL_MS = 100;

/** The student's `compareMethods` at work beside the lab's own lanes, on one stream. */
export class CompareRun {
  readonly state = signal<RunState>('before');
  readonly yours = signal<Comparison | null>(null);
  /** What `received` was told so far. */
  readonly told = signal<Partial<Record<Method, number>>>({});
  readonly last = signal<Partial<Record<Method, string>>>({});
  readonly labs = signal<Partial<Record<Method, Seen>>>({});
  readonly labReadings = signal<readonly Reading[]>([]);
  readonly #bench: LiveBench;
  readonly #random: () => number;
  readonly #control: ControlChannel;
  readonly #clock: ServerClock;
  #client = '';
  #lanes: OwnLanes | undefined;
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(bench: LiveBench, random: () => number) {
    this.#bench = bench;
    this.#random = random;
    const control = controlUrl(location.origin);
    this.#control = new ControlChannel(
      control,
      (news) => {
        if (news.type !== 'readings') return;
        const own = news.readings.filter(({ client }) => client === this.#client);
        if (own.length > 0) this.labReadings.value = own;
      },
      () => {},
      random,
    );
    this.#clock = new ServerClock(control, () => performance.now());
    void this.#clock.start().catch(() => {});
    bench.listen((message) => this.#hear(message));
  }

  /** Starts the student's function, the lab's lanes and the stream together. */
  async start({ seconds, intervalSeconds, rate }: Knobs): Promise<void> {
    this.#clear();
    const after = await currentCursor();
    const durationMs = seconds * 1_000;
    const pollIntervalMs = intervalSeconds * 1_000;
    this.#bench.watch(this.#bench.freshName('yours'));
    this.#client = this.#bench.freshName('labs');
    this.#control.watch(this.#client);
    this.#lanes = new OwnLanes({
      origin: location.origin,
      client: this.#client,
      after,
      pollMs: pollIntervalMs,
      clock: this.#clock,
      random: this.#random,
    });
    this.state.value = 'running';
    this.#bench.send({ type: 'run', client: this.#bench.client, after, durationMs, pollIntervalMs });
    this.#lanes.start();
    const mix = { insert: 0.7, update: 0.2, delete: 0.1 };
    const seed = Math.floor(this.#random() * 2 ** 32);
    const feed = { seed, rate, rhythm: 'poisson', payloadBytes: 120, mix, seconds } as const;
    this.#bench.ask({ type: 'feed-start', feed });
    const looking = setInterval(() => this.#look(), LOOK_MS);
    this.#timers = [
      looking,
      // A poll at the very end would have what the student's lane cannot have.
      setTimeout(() => this.#lanes?.stopPolling(), durationMs - LAST_POLL_MS),
      setTimeout(() => this.#end('late'), durationMs + LATE_MS),
    ];
  }

  /** Aborts the student's run; what it returns then is shown. */
  stop(): void {
    this.#bench.send({ type: 'stop' });
    this.#endLanes();
  }

  #hear(message: FromFrame) {
    if (message.type === 'received') {
      this.told.value = message.counts;
      this.last.value = message.last;
    }
    if (this.state.peek() !== 'running' && this.state.peek() !== 'late') return;
    if (message.type === 'failed') this.#end('failed');
    if (message.type === 'result') {
      const right = isComparison(message.comparison);
      if (right) this.yours.value = message.comparison;
      this.#end(right ? 'done' : 'shapeless');
    }
    // A fresh frame knows nothing of the run.
    if (message.type === 'ready') this.#end('before');
  }

  #look() {
    if (this.#lanes) this.labs.value = this.#lanes.seen;
    if (this.#bench.refused.peek() !== null && this.state.peek() === 'running') this.#end('busy');
  }

  #endLanes() {
    this.#look();
    this.#lanes?.stop();
    this.#bench.ask({ type: 'feed-stop' });
  }

  #end(state: RunState) {
    this.state.value = state;
    if (state === 'busy') this.#bench.send({ type: 'stop' });
    else this.#endLanes();
    this.#lanes?.stop();
    this.#lanes = undefined;
    for (const timer of this.#timers) clearTimeout(timer);
  }

  #clear() {
    this.#bench.refused.value = null;
    this.yours.value = null;
    this.told.value = {};
    this.last.value = {};
    this.labs.value = {};
    this.labReadings.value = [];
  }
}

/** Whether what came back has the parts that are asked for, with numbers in them. */
function isComparison(value: unknown): value is Comparison {
  const { polling, websocket } = (value ?? {}) as Partial<Record<Method, Record<string, unknown>>>;
  return [polling, websocket].every(
    (result) =>
      typeof result === 'object' &&
      result !== null &&
      (['requests', 'events', 'payloadBytes', 'uselessRequests'] as const).every(
        (key) => typeof result[key] === 'number',
      ),
  );
}
