import { effect, type Signal } from '@preact/signals';
import { parseCursor, type Cursor } from '../../lab-server/wire/batch.ts';
import type { ControlNews, LabInfo, Reading, TranscriptRow } from '../../lab-server/wire/control.ts';
import { ExpectationError } from '../../lab-server/wire/expect.ts';
import type { LaneRecord, RunParameters, RunRecord } from '../../lab-server/wire/run.ts';
import type { Lane, LaneYield } from '../lane/lane.ts';
import type { ControlChannel } from './control.ts';
import type { Phase } from './model.ts';

/** Lanes that cannot connect do not keep the others from starting for longer than this, milliseconds. */
const START_PATIENCE_MS = 5_000;
/** How long the last events may take after the feed has ended: at least this, or two polls. Milliseconds. */
const SETTLE_PATIENCE_MS = 10_000;
/** How long the server's last figures may take, milliseconds. */
const COUNT_PATIENCE_MS = 2_000;
const TICK_MS = 100;
/** Rows of the transcript that are kept: a page that keeps all of a fast run grows with every second of it. */
const MOST_ROWS = 10_000;

/** The lab began anew in the middle of a run: its log is another one, and nobody has every event. */
export class LabRestartedError extends Error {}

/** One comparison: from the lanes' common start to the last event in the last lane. */
export class Run {
  readonly #parameters: RunParameters;
  readonly #lab: LabInfo;
  readonly #lanes: readonly Lane[];
  readonly #control: ControlChannel;
  readonly #elapsedMs: Signal<number>;
  readonly #feedStarted = deferred<number>();
  readonly #feedEnded = deferred<Cursor>();
  readonly #stopped = deferred<void>();
  readonly #transcript: TranscriptRow[] = [];
  readonly #startedAt = new Date();
  #stopAsked = false;
  #hidden = false;
  /** Called at each reading, for whoever waits for the last one. */
  #onReadings = () => {};

  constructor(
    parameters: RunParameters,
    lab: LabInfo,
    lanes: readonly Lane[],
    control: ControlChannel,
    elapsedMs: Signal<number>,
  ) {
    this.#parameters = parameters;
    this.#lab = lab;
    this.#lanes = lanes;
    this.#control = control;
    this.#elapsedMs = elapsedMs;
  }

  /** Takes the control channel's news during the run. */
  hear(news: ControlNews): void {
    if (news.type === 'hello' && news.lab.epoch !== this.#lab.epoch) {
      for (const { reject } of [this.#feedStarted, this.#feedEnded, this.#stopped])
        reject(new LabRestartedError());
    } else if (news.type === 'readings') {
      if (this.#transcript.length < MOST_ROWS) this.#transcript.push(...news.transcript);
      this.#onReadings();
    } else if (news.type === 'refused') {
      this.#feedStarted.reject(new ExpectationError(news.error, news.expected, news.got));
    } else if (news.type === 'feed' && news.feed.running) {
      this.#feedStarted.resolve(news.feed.startedAt!);
    } else if (news.type === 'feed' || (news.type === 'hello' && !news.feed.running)) {
      this.#feedEnded.resolve(news.cursor);
    }
  }

  /** Ends the feed early; a second time, waits for no late event any more. */
  stop(): void {
    if (this.#stopAsked) this.#stopped.resolve();
    this.#stopAsked = true;
    this.#control.send({ type: 'feed-stop' });
  }

  /** Measures with lanes that are prepared after entry `firstSeq`; rejects when the feed is not to be had. */
  async measure(firstSeq: number, onPhase: (phase: Phase) => void): Promise<RunRecord> {
    const begun = performance.now();
    const tick = setInterval(() => (this.#elapsedMs.value = performance.now() - begun), TICK_MS);
    const unwatch = this.#watchVisibility();
    try {
      for (const lane of this.#lanes) lane.go();
      await settled(START_PATIENCE_MS, this.#stopped.promise, () =>
        this.#lanes.every(({ state }) => state.value.name === 'connected'),
      );
      const { feed, seconds } = this.#parameters;
      this.#control.send({ type: 'feed-start', feed: { ...feed, seconds } });
      const origin = await this.#feedStarted.promise;
      for (const lane of this.#lanes) lane.startCharts(origin);
      onPhase('running');
      const { seq: lastSeq } = parseCursor(await this.#feedEnded.promise);
      onPhase('settling');
      const patience = Math.max(SETTLE_PATIENCE_MS, 2 * this.#parameters.pollMs);
      await settled(patience, this.#stopped.promise, () =>
        this.#lanes.every(({ seq }) => seq.value >= lastSeq),
      );
      const lastedMs = performance.now() - begun;
      const yields = await this.#finishLanes();
      return this.#record(firstSeq, lastSeq, lastedMs, yields);
    } finally {
      clearInterval(tick);
      unwatch();
    }
  }

  /** Ends the lanes, and waits until the server has counted their last bytes. */
  async #finishLanes(): Promise<LaneYield[]> {
    const yields = await Promise.all(this.#lanes.map((lane) => lane.finish()));
    const patience = new Promise((resolve) => setTimeout(resolve, COUNT_PATIENCE_MS));
    const counted = new Promise<void>((resolve) => {
      this.#onReadings = () => {
        if (this.#lanes.every(({ reading }) => reading.value.open === 0)) resolve();
      };
    });
    await Promise.race([counted, patience]);
    return yields;
  }

  #record(firstSeq: number, lastSeq: number, lastedMs: number, yields: readonly LaneYield[]): RunRecord {
    const lanes = this.#lanes.map((lane, n) => laneRecord(lane, yields[n]!, firstSeq, lastSeq));
    return {
      format: 'humeur-lab-run',
      version: 1,
      startedAt: this.#startedAt.toISOString(),
      lastedMs,
      parameters: this.#parameters,
      lab: { version: this.#lab.version, node: this.#lab.node, browser: navigator.userAgent },
      events: lastSeq - firstSeq,
      complete: lanes.every(({ missing }) => missing.length === 0),
      stopped: this.#stopAsked,
      hidden: this.#hidden,
      lanes,
      transcript: this.#transcript,
    };
  }

  #watchVisibility(): () => void {
    const look = () => {
      if (document.hidden) this.#hidden = true;
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }
}

function laneRecord(lane: Lane, given: LaneYield, firstSeq: number, lastSeq: number): LaneRecord {
  const arrivals = given.arrivals.filter(({ seq }) => seq <= lastSeq);
  const had = new Set(arrivals.map(({ seq }) => seq));
  const missing: number[] = [];
  for (let seq = firstSeq + 1; seq <= lastSeq; seq++) if (!had.has(seq)) missing.push(seq);
  const reading: Reading = lane.reading.value;
  const { transport, samples } = lane;
  return {
    transport,
    clock: given.clock,
    arrivals,
    missing,
    gaps: given.gaps,
    reading,
    samples: [...samples.value],
  };
}

/** Resolves when `done` says so of the signals that it reads, when `cancelled` resolves, or after `patience` ms. */
async function settled(patience: number, cancelled: Promise<void>, done: () => boolean): Promise<void> {
  const isDone = deferred<void>();
  const timer = setTimeout(isDone.resolve, patience);
  const dispose = effect(() => {
    if (done()) isDone.resolve();
  });
  await Promise.race([isDone.promise, cancelled]);
  clearTimeout(timer);
  dispose();
}

interface Deferred<T> {
  promise: Promise<T>;
  resolve: (value: T) => void;
  reject: (error: Error) => void;
}

function deferred<T>(): Deferred<T> {
  let resolve: Deferred<T>['resolve'] = () => {};
  let reject: Deferred<T>['reject'] = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  promise.catch(() => {});
  return { promise, resolve, reject };
}
