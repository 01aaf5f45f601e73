import type { Signal } from '@preact/signals';
import { parseCursor, type Cursor } from '../../lab-server/wire/batch.ts';
import type { ControlNews, ControlRequest, LabInfo } from '../../lab-server/wire/control.ts';
import { ExpectationError } from '../../lab-server/wire/expect.ts';
import type { Incident, RunParameters } from '../../lab-server/wire/run.ts';
import type { LaneYield } from '../lane/driver.ts';
import { letHappen } from './circumstances.ts';
import { deferred, type Deferred } from './deferred.ts';
import type { Lanes } from './lanes.ts';
import type { Phase } from './model.ts';
import { watchVisibility } from './visibility.ts';

/** Lanes that cannot connect do not keep the others from starting for longer than this, milliseconds. */
const START_PATIENCE_MS = 5_000;
/**
 * The feed starts a whole number of these after the lanes, so that polls and events meet alike in every run of one
 * seed, however long the lanes took to connect. Milliseconds.
 */
const LEAD_MS = 500;
/** How long the last events may take after the feed has ended: at least this, or two polls. Milliseconds. */
const SETTLE_PATIENCE_MS = 10_000;
/** How long the server's last figures may take, milliseconds. */
const COUNT_PATIENCE_MS = 2_000;
const TICK_MS = 100;

/** The lab began anew in the middle of a run: its log is another one, or its counters are. */
export class LabRestartedError extends Error {
  constructor() {
    super('The lab began anew during the run');
  }
}

/** What a run measured, before it is made a record. */
export interface Measured {
  origin: number;
  lastSeq: number;
  lastedMs: number;
  yields: LaneYield[];
  stopped: boolean;
  hidden: boolean;
  incidents: Incident[];
}

/** What a run needs of its page. */
export interface RunContext {
  /** The lab that the run is about. */
  lab: LabInfo;
  parameters: RunParameters;
  lanes: Lanes;
  ask: (request: ControlRequest) => void;
  onPhase: (phase: Phase) => void;
  /** Called with the run's zero on the server's clock. */
  onOrigin: (origin: number) => void;
  elapsedMs: Signal<number>;
}

/** One comparison: from the lanes' common start to the last event in the last lane. */
export class Run {
  readonly #context: RunContext;
  readonly #feedStarted = deferred<number>();
  readonly #feedEnded = deferred<Cursor>();
  readonly #cancelled = deferred<void>();
  /** Set while the control channel is lost. */
  #labIsBack: Deferred<void> | undefined;
  #labIsAnother = false;
  #databaseIsAway = false;
  readonly #incidents: Incident[] = [];
  #begun = 0;
  /** When the feed started, which is the run's zero; 0 before it did. Milliseconds on the page's clock. */
  #zero = 0;
  #stopped = false;
  #feedIsOver = false;
  #onReadings = () => {};

  constructor(context: RunContext) {
    this.#context = context;
  }

  /** Takes the control channel's news during the run. */
  hear(news: ControlNews): void {
    if (news.type === 'readings') this.#onReadings();
    else if (news.type === 'refused') {
      this.#feedStarted.reject(new ExpectationError(news.error, news.expected, news.got));
    } else if (news.type === 'feed' && news.feed.running) this.#feedStarted.resolve(news.feed.startedAt!);
    else if (news.type === 'feed') this.#endFeed(news.cursor);
    else if (news.type === 'hello' && !news.feed.running) this.#resume(news.lab, news.cursor);
    else if (news.type === 'database') this.#noteDatabase(news.database.state === 'away');
  }

  /** The control channel is lost: without it nobody knows the last figures. */
  labIsAway(): void {
    if (!this.#feedIsOver && !this.#labIsBack) this.note('lab-away');
    this.#labIsBack ??= deferred();
  }

  /** The channel is back. The feed went with it: the run ends there, or the lab is another and knows nothing of it. */
  #resume({ epoch, life }: LabInfo, cursor: Cursor) {
    const { lab } = this.#context;
    this.#labIsAnother ||= epoch !== lab.epoch || life !== lab.life;
    if (this.#labIsAnother) {
      for (const { reject } of [this.#feedStarted, this.#feedEnded]) reject(new LabRestartedError());
    } else {
      this.#stopped ||= !this.#feedIsOver;
      this.#endFeed(cursor);
    }
    this.#labIsBack?.resolve();
    this.#labIsBack = undefined;
  }

  #endFeed(cursor: Cursor) {
    this.#feedIsOver = true;
    this.#feedEnded.resolve(cursor);
  }

  #noteDatabase(isAway: boolean) {
    if (isAway === this.#databaseIsAway) return;
    this.#databaseIsAway = isAway;
    this.note(isAway ? 'database' : 'database-over');
  }

  /** Writes down what is done to the lab. */
  note(what: string): void {
    if (this.#begun === 0) return;
    const at = this.#zero === 0 ? 0 : Math.round(performance.now() - this.#zero);
    this.#incidents.push({ at, what });
  }

  /** Ends the feed early; a second time, waits for no late event any more. */
  stop(): void {
    if (this.#stopped) this.#cancelled.resolve();
    this.#stopped = true;
    this.#context.ask({ type: 'feed-stop' });
  }

  /** Measures with lanes that are prepared; rejects when the feed is not to be had. */
  async measure(): Promise<Measured> {
    const { lab, parameters, lanes, ask, onPhase, onOrigin, elapsedMs } = this.#context;
    this.#begun = performance.now();
    this.#noteDatabase(lab.database?.state === 'away');
    const tick = setInterval(() => (elapsedMs.value = performance.now() - this.#begun), TICK_MS);
    const visibility = watchVisibility();
    let endIncidents = () => {};
    try {
      lanes.go();
      await lanes.each(
        ({ state }) => state.value.name === 'connected',
        START_PATIENCE_MS,
        this.#cancelled.promise,
      );
      await this.#fullLead();
      // A network's tunnels begin anew with the feed: then they come at the same moments in every run.
      if (parameters.network.tunnel) ask({ type: 'network', network: parameters.network });
      ask({ type: 'feed-start', feed: { ...parameters.feed, seconds: parameters.seconds } });
      if (this.#stopped) ask({ type: 'feed-stop' });
      const origin = await this.#feedStarted.promise;
      this.#zero = performance.now();
      onOrigin(origin);
      onPhase('running');
      endIncidents = letHappen(parameters, ask, (what) => this.note(what));
      const { seq: lastSeq } = parseCursor(await this.#feedEnded.promise);
      endIncidents();
      onPhase('settling');
      const patience = Math.max(SETTLE_PATIENCE_MS, 2 * parameters.pollMs);
      await lanes.each(({ seq }) => seq.value >= lastSeq, patience, this.#cancelled.promise);
      const lastedMs = performance.now() - this.#begun;
      const yields = await this.#finishLanes();
      await this.#labIsBack?.promise;
      if (this.#labIsAnother) throw new LabRestartedError();
      const [stopped, hidden, incidents] = [this.#stopped, visibility.wasHidden(), this.#incidents];
      return { origin, lastSeq, lastedMs, yields, stopped, hidden, incidents };
    } finally {
      clearInterval(tick);
      endIncidents();
      visibility.stop();
    }
  }

  #fullLead(): Promise<void> {
    const since = performance.now() - this.#begun;
    return new Promise((resolve) => setTimeout(resolve, LEAD_MS - (since % LEAD_MS)));
  }

  /** Ends the lanes, and waits until the server has counted their last bytes. */
  async #finishLanes(): Promise<LaneYield[]> {
    const yields = await this.#context.lanes.finish();
    const counted = deferred<void>();
    const patience = setTimeout(counted.resolve, COUNT_PATIENCE_MS);
    this.#onReadings = () => {
      if (this.#context.lanes.shown.value.every(({ reading }) => reading.value.open === 0)) counted.resolve();
    };
    await counted.promise;
    clearTimeout(patience);
    return yields;
  }
}
