import { effect, signal, type ReadonlySignal } from '@preact/signals';
import type { BenchModel } from '../../bench/model.ts';
import { frozen } from '../projector.ts';
import { ConditionLog, type Condition } from './conditions.ts';
import { factsOfRecord, moodsOfDots, receiptsOfDots } from './facts.ts';
import { makeTraffic } from './make-traffic.ts';
import type { Window } from './time-scale.ts';
import type { Traffic } from './traffic.ts';
import { tunnelsOf } from './tunnels.ts';

/** Rows come four times a second: what is drawn as "now" lies so far back that they are all there. */
const BEHIND_MS = 250;
/** The content is made anew at most so often, milliseconds; more rarely where it is long. */
const PACE_MS = 250;
const LONG_PACE_MS = 750;
const LONG_ROWS = 4_000;

const NOTHING: Traffic = {
  lanes: [],
  moods: [],
  moodAts: [],
  conditions: [],
  from: 0,
  to: 1_000,
  connections: new Map(),
};

/** The bench's traffic as it grows, and the time it stands at. */
export class TrafficSource {
  readonly #traffic = signal<Traffic>(NOTHING);
  readonly traffic: ReadonlySignal<Traffic> = this.#traffic;
  readonly #bench: BenchModel;
  readonly #now: () => number;
  /** On the server's clock. */
  readonly #conditions = new ConditionLog();
  /** Server's clock less the page's, as the freshest row told it. */
  #ahead = -Infinity;
  #lastRow = 0;
  #zero = 0;
  /** The replay's time when it last changed, when that was, and its speed. */
  #tick = { elapsed: 0, at: 0, speed: 0 };
  /** Where time stood when the page's display was frozen. */
  #stoodAt: number | null = null;

  constructor(bench: BenchModel, now: () => number) {
    this.#bench = bench;
    this.#now = now;
  }

  /** Follows the bench until the returned function is called. */
  start(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const make = () => {
      timer = undefined;
      this.#make();
    };
    const stops = [
      effect(() => {
        this.#listen();
        if (frozen.value) return;
        timer ??= setTimeout(make, this.#pauseMs);
      }),
      effect(() => {
        this.#stoodAt = null;
        if (frozen.value) this.#stoodAt = this.now;
      }),
      effect(() => this.#takeTick(this.#bench.elapsedMs.value)),
      effect(() => {
        const faults = this.#bench.faults.value;
        if (this.isLive) this.#conditions.takeFaults(this.#now() + this.#ahead, faults);
      }),
      effect(() => {
        if (this.#bench.phase.value === 'starting') this.#conditions.all.length = 0;
      }),
    ];
    return () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    };
  }

  /** Something still happens that is not a record's. */
  get isLive(): boolean {
    const phase = this.#bench.phase.value;
    return phase !== 'replaying' && (phase !== 'finished' || this.#bench.record.value === null);
  }

  /** Time passes in what is drawn, unless the display is frozen. */
  get isMoving(): boolean {
    return this.isLive || this.#bench.phase.value === 'replaying';
  }

  /** Milliseconds since the run's zero; Infinity when all of it is over. */
  get now(): number {
    if (this.#stoodAt !== null) return this.#stoodAt;
    if (!this.isMoving) return Infinity;
    if (!this.isLive) {
      const { elapsed, at, speed } = this.#tick;
      return elapsed + Math.min(150, this.#now() - at) * speed;
    }
    return this.#now() + this.#ahead - this.#zero - BEHIND_MS;
  }

  /** From the first row to the end, the one that is planned or the one that was. */
  get whole(): Window {
    const { from, to } = this.#traffic.value;
    const { record, parameters, phase } = this.#bench;
    if (!this.isLive && record.value) return { from, to };
    const isRun = phase.value === 'running' || phase.value === 'settling';
    const now = Number.isFinite(this.now) ? this.now : to;
    return { from, to: Math.max(now, from + 1_000, isRun ? parameters.value.seconds * 1_000 : 0) };
  }

  get #pauseMs(): number {
    if (this.#traffic.peek() === NOTHING) return 0;
    return this.#bench.transcript.peek().length > LONG_ROWS ? LONG_PACE_MS : PACE_MS;
  }

  /** Reads what the content is made of, so that its changes are heard. */
  #listen() {
    const { transcript, record, origin, lanes, phase, faults, network } = this.#bench;
    for (const one of [transcript, record, origin, phase, faults, network]) void one.value;
    for (const { dots } of lanes.value) void dots.value;
    const newest = transcript.value.at(-1);
    if (!newest || newest.id === this.#lastRow) return;
    // A lab that has started anew counts from one, on a clock of its own.
    if (newest.id < this.#lastRow) this.#ahead = -Infinity;
    this.#lastRow = newest.id;
    if (phase.value !== 'replaying') this.#ahead = Math.max(this.#ahead, newest.at - this.#now());
  }

  #make() {
    const { transcript, record, origin, lanes, network } = this.#bench;
    const finished = record.peek();
    if (!this.isLive && finished) {
      this.#traffic.value = makeTraffic(finished.transcript, factsOfRecord(finished));
      return;
    }
    const rows = transcript.peek();
    const isRun = origin.peek() !== null && this.#bench.phase.peek() !== 'starting';
    this.#zero = (isRun ? origin.peek() : rows[0]?.at) ?? 0;
    const shown = lanes.peek();
    this.#traffic.value = makeTraffic(rows, {
      zero: this.#zero,
      endsAt: null,
      transports: shown.map(({ transport }) => transport),
      network: network.peek(),
      conditions: [...this.#conditionsSoFar(), ...(isRun ? this.#tunnels() : [])],
      receipts: new Map(shown.map((lane) => [lane.transport, receiptsOfDots(lane.dots.peek())])),
      moods: moodsOfDots(shown.map(({ dots }) => dots.peek())),
    });
  }

  #conditionsSoFar(): Condition[] {
    return this.#conditions.all.map((one) => ({
      ...one,
      from: one.from - this.#zero,
      to: one.to - this.#zero,
    }));
  }

  /** Those of the network that the run began with: nobody counts another's from the run's zero. */
  #tunnels(): Condition[] {
    const { parameters, network } = this.#bench;
    const [begun, now] = [parameters.peek().network.tunnel, network.peek().tunnel];
    const isSame = begun?.everyMs === now?.everyMs && begun?.forMs === now?.forMs;
    return isSame ? tunnelsOf(network.peek(), this.whole.to) : [];
  }

  #takeTick(elapsed: number) {
    const at = this.#now();
    const passed = at - this.#tick.at;
    const speed = passed > 0 && passed < 1_000 ? Math.max(0, (elapsed - this.#tick.elapsed) / passed) : 0;
    this.#tick = { elapsed, at, speed: Math.min(speed, 8) };
  }
}
