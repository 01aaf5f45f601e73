import { batch, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Cursor } from '../../lab-server/wire/batch.ts';
import type { ControlNews } from '../../lab-server/wire/control.ts';
import { TRANSPORTS, type TransportName } from '../../lab-server/wire/transports.ts';
import type { RunParameters } from '../../lab-server/wire/run.ts';
import { LaneDriver, type LaneYield } from '../lane/driver.ts';
import { Lane } from '../lane/lane.ts';
import type { LaneNews } from '../lane/messages.ts';
import type { LinkState } from '../link/state.ts';
import { deferred } from './deferred.ts';

/** What all lanes are to do, each by its own transport. */
export interface LanesJob {
  client: string;
  after: Cursor;
  parameters: RunParameters;
  /** The lanes go on showing moods and states, but the figures of the last run stay. */
  keepFigures: boolean;
}

/** The page's lanes, and the threads that work for them. */
export class Lanes {
  readonly all: readonly Lane[] = TRANSPORTS.map((name) => new Lane(name));
  readonly #shown = signal<readonly Lane[]>([]);
  readonly shown: ReadonlySignal<readonly Lane[]> = this.#shown;
  readonly #drivers = new Map<TransportName, LaneDriver>();
  readonly #origin: string;
  readonly #random: () => number;
  #job: LanesJob | undefined;

  constructor(origin: string, random: () => number, transports: readonly TransportName[]) {
    this.#origin = origin;
    this.#random = random;
    this.show(transports);
  }

  /** Shows these lanes and no others. */
  show(transports: readonly TransportName[]): void {
    this.#shown.value = this.all.filter(({ transport }) => transports.includes(transport));
  }

  /** While nothing is measured: shows these lanes, starts those that were not shown, ends those that are no more. */
  follow(transports: readonly TransportName[]): void {
    const before = this.#shown.peek().map(({ transport }) => transport);
    this.show(transports);
    for (const transport of before) if (!transports.includes(transport)) this.pause(transport);
    for (const transport of transports) if (!before.includes(transport)) void this.resume(transport);
  }

  /** New threads for a new job; resolves when each lane knows the server's clock and waits for `go`. */
  async prepare(job: LanesJob): Promise<void> {
    this.end();
    this.#job = job;
    batch(() => {
      this.show(job.parameters.transports);
      if (!job.keepFigures) for (const lane of this.all) lane.clear();
    });
    await Promise.all(this.shown.value.map((lane) => this.#prepare(lane, job)));
  }

  go(): void {
    for (const driver of this.#drivers.values()) driver.go();
  }

  /** The log has begun anew, and its numbers with it: no old mood may stand in the place of a new one. */
  forgetMoods(): void {
    for (const lane of this.all) lane.feed.value = [];
  }

  /** Ends one lane's work; the others go on. */
  pause(transport: TransportName): void {
    this.#drivers.get(transport)?.end();
    this.#drivers.delete(transport);
    this.#lane(transport).state.value = { name: 'disconnected' };
  }

  /** Starts one lane again, from where the others began. */
  async resume(transport: TransportName): Promise<void> {
    if (!this.#job || this.#drivers.has(transport)) return;
    await this.#prepare(this.#lane(transport), this.#job);
    this.#drivers.get(transport)?.go();
  }

  /** Takes what each shown lane has recorded, and ends them. A lane that rests has recorded nothing. */
  async finish(): Promise<LaneYield[]> {
    const yields = await Promise.all(
      this.shown.value.map(async ({ transport }) => this.#drivers.get(transport)?.finish() ?? NO_YIELD),
    );
    this.#drivers.clear();
    return yields;
  }

  /** Ends every thread; figures that still come from the server are nobody's. */
  end(): void {
    this.#job = undefined;
    for (const { transport } of this.all) this.pause(transport);
  }

  /** Takes the server's figures; those of other clients are not these lanes'. False while nothing is counted. */
  count({ at, readings }: Extract<ControlNews, { type: 'readings' }>): boolean {
    if (!this.#job || this.#job.keepFigures) return false;
    batch(() => {
      for (const reading of readings) {
        if (reading.client === this.#job!.client) this.#lane(reading.transport).count(reading, at);
      }
    });
    return true;
  }

  /** Resolves when each shown lane is so, after `patienceMs`, or when `cancelled` resolves. */
  async each(isSo: (lane: Lane) => boolean, patienceMs: number, cancelled: Promise<void>): Promise<void> {
    const done = deferred<void>();
    const timer = setTimeout(done.resolve, patienceMs);
    const dispose = effect(() => {
      if (this.shown.value.every(isSo)) done.resolve();
    });
    await Promise.race([done.promise, cancelled]);
    clearTimeout(timer);
    dispose();
  }

  async #prepare(lane: Lane, { client, after, parameters, keepFigures }: LanesJob): Promise<void> {
    const { transport } = lane;
    const { pollMs, conditional } = parameters;
    const where = transport === 'short-poll' ? parameters.thread : 'worker';
    const driver = new LaneDriver(where, this.#random, (news) => this.#tell(lane, news, keepFigures));
    this.#drivers.set(transport, driver);
    lane.whenRetried(() => driver.retry());
    await driver.prepare({ transport, origin: this.#origin, client, after, pollMs, conditional });
  }

  #tell(lane: Lane, news: LaneNews, keepFigures: boolean) {
    batch(() => {
      // Each report brings the state anew; only another one is news to those who watch it.
      if (!isSame(lane.state.peek(), news.state)) lane.state.value = news.state;
      lane.seq.value = news.seq;
      lane.showMoods(news.fresh, performance.now());
      if (keepFigures) return;
      lane.lost.value = news.lost;
      lane.latency.value = news.latency;
      lane.uncertaintyMs.value = news.uncertaintyMs;
      lane.showDots(news.dots);
    });
  }

  #lane(transport: TransportName): Lane {
    return this.all.find((lane) => lane.transport === transport)!;
  }
}

const NO_YIELD: LaneYield = {
  arrivals: [],
  gaps: 0,
  clock: { offsetMs: 0, uncertaintyMs: 0 },
  states: [],
};

function isSame(one: LinkState, other: LinkState): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
