import { batch, signal } from '@preact/signals';
import type { Reading } from '../../lab-server/wire/readings.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { Sample } from '../../lab-server/wire/run.ts';
import type { Dot, FeedItem, LaneModel } from '../bench/model.ts';
import type { LinkState } from '../link/state.ts';
import { NO_LATENCY, type LatencySummary } from '../measure/tally.ts';

const MOST_ITEMS = 12;
const MOST_DOTS = 600;
const MOST_SAMPLES = 600;
const SAMPLE_MS = 1_000;

/** What is to be drawn of one lane, whether it is at work, at rest, or played back. */
export class Lane implements LaneModel {
  readonly transport: TransportName;
  readonly state = signal<LinkState>({ name: 'disconnected' });
  readonly reading = signal<Reading>(NOTHING);
  readonly latency = signal<LatencySummary>(NO_LATENCY);
  readonly feed = signal<readonly FeedItem[]>([]);
  readonly samples = signal<readonly Sample[]>([]);
  readonly dots = signal<readonly Dot[]>([]);
  readonly uncertaintyMs = signal<number | null>(null);
  /** The last seq of the log that this lane has had. */
  readonly seq = signal(0);
  /** How many entries before it have not come, and never will. */
  readonly lost = signal(0);
  /** Milliseconds on the server's clock at the left edge of the charts. */
  #origin: number | undefined;
  #dotStep = 1;
  #dotCount = 0;
  #onRetry = () => {};

  constructor(transport: TransportName) {
    this.transport = transport;
    this.reading.value = { ...NOTHING, transport };
  }

  retry(): void {
    this.#onRetry();
  }

  /** Says what `retry` does from now on. */
  whenRetried(onRetry: () => void): void {
    this.#onRetry = onRetry;
  }

  /** Forgets the figures; charts wait for `startCharts`. */
  clear(): void {
    batch(() => {
      this.reading.value = { ...NOTHING, transport: this.transport };
      this.latency.value = NO_LATENCY;
      this.samples.value = [];
      this.dots.value = [];
      this.feed.value = [];
      this.seq.value = 0;
      this.lost.value = 0;
    });
    this.#origin = undefined;
    this.#dotStep = 1;
    this.#dotCount = 0;
  }

  /** From here on charts are drawn, `at` on the server's clock being their zero. */
  startCharts(at: number): void {
    this.#origin = at;
  }

  /** Takes the server's figures, made at `at` on the server's clock. */
  count(reading: Reading, at: number): void {
    this.reading.value = reading;
    if (this.#origin === undefined) return;
    const { requests, bytesUp, bytesDown } = reading;
    const samples = this.samples.value;
    const since = at - this.#origin;
    const last = samples.at(-1);
    if (last && since - last.at < SAMPLE_MS * Math.ceil(samples.length / MOST_SAMPLES)) return;
    this.samples.value = [...samples, { at: since, requests, bytesUp, bytesDown }];
  }

  /** Shows moods that have just arrived, oldest first. */
  showMoods(moods: readonly Omit<FeedItem, 'shownAt'>[], shownAt: number): void {
    if (moods.length === 0) return;
    const items = moods.map((mood) => ({ ...mood, shownAt })).reverse();
    this.feed.value = [...items, ...this.feed.value].slice(0, MOST_ITEMS);
  }

  /**
   * Adds dots, given as pairs of commit time (server's clock) and latency. When there are too many, every other one
   * goes, and from then on every other one comes.
   */
  showDots(pairs: ArrayLike<number>): void {
    if (this.#origin === undefined || pairs.length === 0) return;
    let dots = [...this.dots.value];
    for (let n = 0; n < pairs.length; n += 2) {
      if (this.#dotCount++ % this.#dotStep > 0) continue;
      dots.push({ at: pairs[n]! - this.#origin, latencyMs: pairs[n + 1]! });
    }
    while (dots.length > MOST_DOTS) {
      dots = dots.filter((_, n) => n % 2 === 0);
      this.#dotStep *= 2;
    }
    this.dots.value = dots;
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
