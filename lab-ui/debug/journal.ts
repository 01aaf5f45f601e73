import { effect } from '@preact/signals';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { BenchModel, LaneModel } from '../bench/model.ts';
import { LaneLog, type LaneReport } from './lane-log.ts';

/** Follows a bench's lanes and remembers, in bounded memory, what they did since the page was opened. */
export class Journal {
  readonly #bench: Pick<BenchModel, 'lanes'>;
  readonly #now: () => number;
  readonly #logs = new Map<TransportName, LaneLog>();

  constructor(bench: Pick<BenchModel, 'lanes'>, now: () => number) {
    this.#bench = bench;
    this.#now = now;
  }

  /** Follows the lanes that are shown; returns the way to stop. */
  follow(): () => void {
    return effect(() => {
      const stops = this.#bench.lanes.value.map((lane) => this.#followLane(lane));
      return () => {
        for (const stop of stops) stop();
      };
    });
  }

  /** What the lanes that are shown have been doing, in their order. */
  report(): LaneReport[] {
    return this.#bench.lanes.peek().map(({ transport }) => this.#log(transport).report(this.#now()));
  }

  #followLane(lane: LaneModel): () => void {
    const log = this.#log(lane.transport);
    const stopStates = effect(() => log.takeState(lane.state.value, this.#now()));
    const stopMoods = effect(() => log.takeMoods(lane.feed.value));
    return () => {
      stopStates();
      stopMoods();
    };
  }

  #log(transport: TransportName): LaneLog {
    let log = this.#logs.get(transport);
    if (!log) this.#logs.set(transport, (log = new LaneLog(transport, this.#now())));
    return log;
  }
}

const journals = new WeakMap<BenchModel, Journal>();

/** The journal of a bench, which begins when somebody first asks for it and lasts as long as the page. */
export function journalOf(bench: BenchModel): Journal {
  let journal = journals.get(bench);
  if (!journal) {
    journal = new Journal(bench, () => performance.now());
    journal.follow();
    journals.set(bench, journal);
  }
  return journal;
}
