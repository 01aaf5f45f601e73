import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { Reading, TransportName } from '../../lab-server/wire/control.ts';
import type { Arrival, Sample } from '../../lab-server/wire/run.ts';
import type { Dot, FeedItem, LaneModel } from '../bench/model.ts';
import type { LinkState } from '../link/state.ts';
import type { ClockEstimate } from '../measure/clock.ts';
import { NO_LATENCY } from '../measure/tally.ts';
import type { LaneJob, LaneNews, LaneOrder, LaneReport } from './messages.ts';
import { arrivalsOf } from './recorder.ts';

const MOST_ITEMS = 12;
const MOST_DOTS = 600;
const MOST_SAMPLES = 600;
const SAMPLE_MS = 1_000;

/** What a lane hands over when it ends. */
export interface LaneYield {
  arrivals: Arrival[];
  gaps: number;
  clock: ClockEstimate;
}

/** A lane's face to the page: its worker's orders and reports, and what is to be drawn of them. */
export class Lane implements LaneModel {
  readonly transport: TransportName;
  readonly #state = signal<LinkState>({ name: 'disconnected' });
  readonly #reading = signal<Reading>(NOTHING);
  readonly #latency = signal(NO_LATENCY);
  readonly #feed = signal<readonly FeedItem[]>([]);
  readonly #samples = signal<readonly Sample[]>([]);
  readonly #dots = signal<readonly Dot[]>([]);
  readonly #uncertaintyMs = signal<number | null>(null);
  readonly #seq = signal(0);
  #worker: Worker | undefined;
  /** Milliseconds on the server's clock at the left edge of the charts. */
  #origin: number | undefined;
  #dotStep = 1;
  #dotCount = 0;
  #keepFigures = false;

  constructor(transport: TransportName) {
    this.transport = transport;
    this.#reading.value = { ...NOTHING, transport };
  }

  readonly state: ReadonlySignal<LinkState> = this.#state;
  readonly reading: ReadonlySignal<Reading> = this.#reading;
  readonly latency = this.#latency;
  readonly feed: ReadonlySignal<readonly FeedItem[]> = this.#feed;
  readonly samples: ReadonlySignal<readonly Sample[]> = this.#samples;
  readonly dots: ReadonlySignal<readonly Dot[]> = this.#dots;
  readonly uncertaintyMs: ReadonlySignal<number | null> = this.#uncertaintyMs;
  /** The last seq of the log that this lane has had. */
  readonly seq: ReadonlySignal<number> = this.#seq;

  /**
   * Starts a new worker on `job`; resolves when it knows the server's clock and waits for `go`. `keepFigures`: the
   * lane goes on showing moods and its state, but the figures of the last run stay.
   */
  async prepare(job: LaneJob, keepFigures: boolean): Promise<void> {
    this.discard();
    this.#keepFigures = keepFigures;
    if (!keepFigures) this.#clear(job.client);
    const worker = new Worker(new URL('./lane.worker.ts', import.meta.url), { type: 'module' });
    this.#worker = worker;
    worker.addEventListener('message', ({ data }: MessageEvent<LaneReport>) => {
      if (data.type === 'news' && this.#worker === worker) this.#show(data);
    });
    this.#order({ type: 'prepare', job });
    const report = await nextReport(worker, ['ready', 'failed']);
    if (report.type === 'failed') throw new Error(report.reason);
  }

  go(): void {
    this.#order({ type: 'go' });
  }

  retry(): void {
    this.#order({ type: 'retry' });
  }

  /** Ends the lane's work and takes what it has recorded. */
  async finish(): Promise<LaneYield> {
    const worker = this.#worker!;
    this.#order({ type: 'finish' });
    const report = await nextReport(worker, ['record']);
    this.discard();
    if (report.type !== 'record') throw new Error(`Expected a record, got ${report.type}`);
    return { arrivals: arrivalsOf(report.arrivals), gaps: report.gaps, clock: report.clock };
  }

  /** Ends the worker, whatever it does. */
  discard(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#state.value = { name: 'disconnected' };
  }

  /** Takes the server's figures, made at `at` on the server's clock. */
  count(reading: Reading, at: number): void {
    this.#reading.value = reading;
    if (this.#origin === undefined) return;
    const sample = { at: at - this.#origin, ...costsOf(reading) };
    const samples = this.#samples.value;
    const last = samples.at(-1);
    if (last && sample.at - last.at < SAMPLE_MS * Math.ceil(samples.length / MOST_SAMPLES)) return;
    this.#samples.value = [...samples, sample];
  }

  /** From here on charts are drawn, `at` on the server's clock being their zero. */
  startCharts(at: number): void {
    this.#origin = at;
  }

  /** The log has begun anew, and its numbers with it: no old mood may stand in the place of a new one. */
  forgetFeed(): void {
    this.#feed.value = [];
  }

  #clear(client: string) {
    batch(() => {
      this.#reading.value = { ...NOTHING, client, transport: this.transport };
      this.#latency.value = NO_LATENCY;
      this.#samples.value = [];
      this.#dots.value = [];
      this.#seq.value = 0;
    });
    this.#origin = undefined;
    this.#dotStep = 1;
    this.#dotCount = 0;
  }

  #show(news: LaneNews) {
    const shownAt = performance.now();
    const items = news.fresh.map((item) => ({ ...item, shownAt })).reverse();
    batch(() => {
      this.#state.value = news.state;
      this.#seq.value = news.seq;
      if (items.length > 0) this.#feed.value = [...items, ...this.#feed.value].slice(0, MOST_ITEMS);
      if (this.#keepFigures) return;
      this.#latency.value = news.latency;
      this.#uncertaintyMs.value = news.uncertaintyMs;
      if (news.dots.length > 0) this.#addDots(news.dots);
    });
  }

  /** When there are too many dots, every other one goes, and from then on every other one comes. */
  #addDots(pairs: Float64Array) {
    if (this.#origin === undefined) return;
    let dots = [...this.#dots.value];
    for (let n = 0; n < pairs.length; n += 2) {
      if (this.#dotCount++ % this.#dotStep > 0) continue;
      dots.push({ at: pairs[n]! - this.#origin, latencyMs: pairs[n + 1]! });
    }
    while (dots.length > MOST_DOTS) {
      dots = dots.filter((_, n) => n % 2 === 0);
      this.#dotStep *= 2;
    }
    this.#dots.value = dots;
  }

  #order(order: LaneOrder) {
    this.#worker?.postMessage(order);
  }
}

const NOTHING: Reading = {
  client: '',
  transport: 'short-poll',
  requests: 0,
  useless: 0,
  connections: 0,
  open: 0,
  entries: 0,
  bytesUp: 0,
  bytesDown: 0,
};

function costsOf({ requests, bytesUp, bytesDown }: Reading) {
  return { requests, bytesUp, bytesDown };
}

function nextReport(worker: Worker, types: readonly LaneReport['type'][]): Promise<LaneReport> {
  return new Promise((resolve, reject) => {
    const take = new AbortController();
    const listen = ({ data }: MessageEvent<LaneReport>) => {
      if (!types.includes(data.type)) return;
      take.abort();
      resolve(data);
    };
    const fail = ({ message }: ErrorEvent) => {
      take.abort();
      reject(new Error(message || 'The lane could not be started'));
    };
    worker.addEventListener('message', listen, { signal: take.signal });
    worker.addEventListener('error', fail, { signal: take.signal });
  });
}
