import { batch, type Signal } from '@preact/signals';
import type { Change } from '../../lab-server/wire/humeur.ts';
import type { LaneRecord, RecordedEvent, RunRecord } from '../../lab-server/wire/run.ts';
import type { Lane } from '../lane/lane.ts';
import type { LinkState } from '../link/state.ts';
import { summarise } from '../measure/tally.ts';
import type { ReplaySpeed } from './model.ts';

const TICK_MS = 100;

/** Plays a record back into the lanes as if it happened now; resolves at its end, or when it is stopped. */
class Replay {
  readonly #record: RunRecord;
  readonly #lanes: readonly Lane[];
  readonly #elapsedMs: Signal<number>;
  readonly #changes: ReadonlyMap<number, Change>;
  #timer: ReturnType<typeof setInterval> | undefined;
  #end = () => {};

  constructor(record: RunRecord, lanes: readonly Lane[], elapsedMs: Signal<number>) {
    this.#record = record;
    this.#lanes = lanes;
    this.#elapsedMs = elapsedMs;
    this.#changes = new Map(record.moods.map((mood) => [mood.seq, changeOf(mood)]));
  }

  play(speed: ReplaySpeed): Promise<void> {
    const { lastedMs, origin } = this.#record;
    for (const lane of this.#lanes) {
      lane.clear();
      lane.feed.value = [];
      lane.startCharts(origin);
    }
    let shownTo = -Infinity;
    const show = (to: number) => {
      batch(() => {
        for (const lane of this.#lanes) this.#show(lane, shownTo, to);
        this.#elapsedMs.value = Math.min(to, lastedMs);
      });
      shownTo = to;
    };
    if (speed === 'at-once') {
      show(Infinity);
      return Promise.resolve();
    }
    const begun = performance.now();
    return new Promise((resolve) => {
      this.#end = () => {
        clearInterval(this.#timer);
        show(Infinity);
        resolve();
      };
      this.#timer = setInterval(() => {
        const to = (performance.now() - begun) * speed;
        if (to >= lastedMs) this.#end();
        else show(to);
      }, TICK_MS);
    });
  }

  stop(): void {
    this.#end();
  }

  /** Shows what a lane had between two moments, milliseconds since the run's start. */
  #show(lane: Lane, from: number, to: number) {
    const recorded = this.#record.lanes.find(({ transport }) => transport === lane.transport);
    if (!recorded) return;
    const { origin } = this.#record;
    const isBy = (at: number) => at - origin <= to;
    const isNew = (at: number) => isBy(at) && at - origin > from;
    const fresh = recorded.arrivals.filter(({ receivedAt }) => isNew(receivedAt));
    lane.showMoods(
      fresh.slice(-12).flatMap(({ seq, at, sentAt, receivedAt }) => {
        const change = this.#changes.get(seq);
        return change ? [{ seq, change, at, sentAt, latencyMs: receivedAt - at }] : [];
      }),
      performance.now(),
    );
    lane.showDots(fresh.flatMap(({ at, receivedAt }) => [at, receivedAt - at]));
    const had = recorded.arrivals.filter(({ receivedAt }) => isBy(receivedAt));
    if (fresh.length > 0) lane.latency.value = summarise(had.map(({ at, receivedAt }) => receivedAt - at));
    lane.seq.value = had.at(-1)?.seq ?? 0;
    lane.lost.value = recorded.missing.filter((seq) => seq < lane.seq.value).length;
    lane.uncertaintyMs.value = recorded.clock.uncertaintyMs;
    this.#showCosts(lane, recorded, from, to);
    const state = recorded.states.findLast(({ at }) => isBy(at));
    if (state) lane.state.value = stateOf(state);
  }

  #showCosts(lane: Lane, { samples, reading }: LaneRecord, from: number, to: number) {
    for (const sample of samples.filter(({ at }) => at > from && at <= to)) {
      const { at, ...costs } = sample;
      const share = reading.requests > 0 ? costs.requests / reading.requests : 0;
      const useless = Math.round(reading.useless * share);
      lane.count({ ...reading, ...costs, useless, open: 0 }, this.#record.origin + at);
    }
    if (to === Infinity) lane.count(reading, this.#record.origin + this.#record.lastedMs);
  }
}

function stateOf({ name, by = 'link' }: LaneRecord['states'][number]): LinkState {
  if (name === 'connected' || name === 'connecting') return { name };
  if (name === 'reconnecting') return { name, attempt: 1, max: 1, inMs: 0, by };
  if (name === 'error') return { name, reason: '' };
  return { name: 'disconnected' };
}

/** Plays one record at a time. */
export class Player {
  readonly #lanes: readonly Lane[];
  readonly #elapsedMs: Signal<number>;
  #replay: Replay | undefined;

  constructor(lanes: readonly Lane[], elapsedMs: Signal<number>) {
    this.#lanes = lanes;
    this.#elapsedMs = elapsedMs;
  }

  get isPlaying(): boolean {
    return this.#replay !== undefined;
  }

  /** Calls `onEnd` at the record's end, or when it is stopped; not when it is abandoned. */
  play(record: RunRecord, speed: ReplaySpeed, onEnd: () => void): void {
    this.abandon();
    const replay = (this.#replay = new Replay(record, this.#lanes, this.#elapsedMs));
    void replay.play(speed).then(() => {
      if (this.#replay !== replay) return;
      this.#replay = undefined;
      onEnd();
    });
  }

  /** Goes to the record's end at once. */
  stop(): void {
    this.#replay?.stop();
  }

  /** Makes room for something else. */
  abandon(): void {
    const replay = this.#replay;
    this.#replay = undefined;
    replay?.stop();
  }
}

function changeOf({ eventType, id, nom, emoji, commentaire, at }: RecordedEvent): Change {
  const stamp = new Date(at).toISOString();
  const row = { id, nom, emoji, commentaire, created_at: stamp, updated_at: stamp };
  if (eventType === 'INSERT') return { eventType, new: row, old: null };
  if (eventType === 'UPDATE') return { eventType, new: row, old: row };
  return { eventType, new: null, old: row };
}
