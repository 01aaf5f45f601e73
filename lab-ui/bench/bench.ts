import { batch, computed, signal } from '@preact/signals';
import { parseCursor, type Cursor } from '../../lab-server/wire/batch.ts';
import type { ControlNews, LabInfo } from '../../lab-server/wire/control.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { NewHumeur } from '../../lab-server/wire/humeur.ts';
import type { Prediction, RunParameters, RunRecord } from '../../lab-server/wire/run.ts';
import { controlUrl } from '../transports/control-url.ts';
import { arrange } from './circumstances.ts';
import { ControlChannel } from './control.ts';
import { intervene } from './interventions.ts';
import { LabState } from './lab-state.ts';
import { latestCursor, postMood } from './lab-requests.ts';
import { Lanes } from './lanes.ts';
import { makeRecord, readMoods } from './make-record.ts';
import type { BenchModel, Phase, ReplaySpeed, Trouble } from './model.ts';
import { DEFAULT_PARAMETERS } from './presets.ts';
import { Player } from './replay.ts';
import { Run } from './run.ts';
import { troubleOf } from './trouble.ts';

/** The page's bench: lanes that follow the lab at all times, runs that measure them, records that are played back. */
class Bench implements BenchModel {
  readonly name: string;
  readonly phase = signal<Phase>('connecting');
  readonly trouble = signal<Trouble | null>(null);
  readonly parameters = signal(DEFAULT_PARAMETERS);
  readonly elapsedMs = signal(0);
  readonly origin = signal<number | null>(null);
  readonly record = signal<RunRecord | null>(null);
  readonly other = signal<RunRecord | null>(null);
  readonly predictions = signal<readonly Prediction[]>([]);
  readonly #lab = new LabState();
  readonly #origin: string;
  readonly #lanes: Lanes;
  readonly #control: ControlChannel;
  readonly #player: Player;
  #run: Run | undefined;
  /** The lanes that follow the lab while nothing is measured. */
  #followed: readonly TransportName[] = DEFAULT_PARAMETERS.transports;
  /** Each generation of lanes has a client name of its own; only the present one's figures count. */
  #generation = 0;

  constructor(origin: string, random: () => number) {
    this.#origin = origin;
    this.name = random().toString(36).slice(2, 8);
    this.#lanes = new Lanes(origin, random, DEFAULT_PARAMETERS.transports);
    this.#player = new Player(this.#lanes.all, this.elapsedMs);
    const onAway = () => {
      this.#run?.labIsAway();
      this.trouble.value = { kind: 'lab-away', detail: 'The control WebSocket was closed' };
    };
    this.#control = new ControlChannel(controlUrl(origin), (news) => this.#hear(news), onAway, random);
  }

  readonly #interventions = intervene({
    note: (what) => this.#run?.note(what),
    ask: (request) => this.#control.send(request),
    now: () => this,
    lanes: () => this.#lanes,
  });
  readonly setFault = this.#interventions.setFault;
  readonly cut = this.#interventions.cut;
  readonly setRealtimeFault = this.#interventions.setRealtimeFault;
  readonly endChannels = this.#interventions.endChannels;
  readonly setNetwork = this.#interventions.setNetwork;
  readonly pauseLane = this.#interventions.pauseLane;
  readonly resumeLane = this.#interventions.resumeLane;
  readonly lab = this.#lab.info;
  readonly feed = this.#lab.feed;
  readonly faults = this.#lab.faults;
  readonly realtime = this.#lab.realtime;
  readonly network = this.#lab.network;
  readonly transcript = this.#lab.transcript;
  readonly lanes = computed(() => this.#lanes.shown.value);

  async start(parameters: RunParameters): Promise<void> {
    const lab = this.lab.value;
    if (this.#run || !lab) return;
    this.#player.abandon();
    this.#reset(parameters, 'starting');
    this.record.value = null;
    const unmake = arrange(parameters, this.#origin, (request) => this.#control.send(request));
    try {
      this.record.value = await this.#measure(parameters, lab);
      this.phase.value = 'finished';
    } catch (error) {
      this.trouble.value = troubleOf(error);
      this.phase.value = 'failed';
    } finally {
      this.#run = undefined;
      unmake();
    }
    await this.#goLive();
  }

  stop(): void {
    this.#run?.stop();
    this.#player.stop();
  }

  replay(record: RunRecord, speed: ReplaySpeed): void {
    if (this.#run) return;
    this.#player.abandon();
    this.#lanes.end();
    this.#reset(record.parameters, 'replaying');
    batch(() => {
      this.record.value = record;
      this.predictions.value = record.predictions;
      this.origin.value = record.origin;
      this.transcript.value = record.transcript;
      this.#lanes.show(record.parameters.transports);
    });
    this.#player.play(record, speed, () => {
      this.phase.value = 'finished';
      this.#lanes.forgetMoods();
      void this.#goLive();
    });
  }

  predict(predictions: readonly Prediction[]): void {
    this.predictions.value = predictions;
    const record = this.record.value;
    if (record) this.record.value = { ...record, predictions: [...predictions] };
  }

  followLanes(transports: readonly TransportName[]): void {
    this.#followed = transports;
    if (!this.#run && !this.#player.isPlaying) this.#lanes.follow(transports);
  }

  post(mood: NewHumeur): Promise<void> {
    return postMood(this.#origin, mood);
  }

  async #measure(parameters: RunParameters, lab: LabInfo): Promise<RunRecord> {
    const run = (this.#run = new Run({
      lab,
      parameters,
      lanes: this.#lanes,
      ask: (request) => this.#control.send(request),
      onPhase: (phase) => (this.phase.value = phase),
      onOrigin: (origin) => {
        this.origin.value = origin;
        for (const lane of this.#lanes.all) lane.startCharts(origin);
      },
      elapsedMs: this.elapsedMs,
    }));
    const startedAt = new Date();
    const after = await this.#prepareLanes('run', parameters);
    const measured = await run.measure();
    const { seq: firstSeq } = parseCursor(after);
    return makeRecord({
      startedAt,
      parameters,
      lab,
      browser: navigator.userAgent,
      firstSeq,
      measured,
      lanes: this.#lanes.shown.value,
      moods: await readMoods(this.#origin, after, measured.lastSeq),
      transcript: this.transcript.value,
      predictions: this.predictions.value,
    });
  }

  #reset(parameters: RunParameters, phase: Phase) {
    batch(() => {
      this.trouble.value = null;
      this.parameters.value = parameters;
      this.#followed = parameters.transports;
      this.elapsedMs.value = 0;
      this.transcript.value = [];
      this.phase.value = phase;
    });
  }

  #hear(news: ControlNews) {
    const isAnother = this.#lab.hear(news);
    if (news.type === 'readings' && this.#lanes.count(news)) this.#lab.keep(news.transcript);
    if (news.type === 'hello') this.#greet(isAnother);
    this.#run?.hear(news);
  }

  /** The lab is there again; after a restart the lanes begin anew, unless a run is to see how they cope. */
  #greet(isAnother: boolean) {
    if (this.trouble.value?.kind === 'lab-away') this.trouble.value = null;
    if (isAnother) this.#lanes.forgetMoods();
    if (this.#run || this.#player.isPlaying || !isAnother) return;
    if (this.phase.value === 'connecting') this.phase.value = 'idle';
    void this.#goLive();
  }

  /** Lanes that follow the lab while nothing is measured; the figures of a finished run stay. */
  async #goLive(): Promise<void> {
    try {
      const prepared = this.#prepareLanes('live', this.parameters.value);
      const generation = this.#generation;
      await prepared;
      // Where a run has begun meanwhile, the lanes are its own.
      if (generation === this.#generation) this.#lanes.go();
    } catch (error) {
      this.trouble.value = troubleOf(error);
    }
  }

  /** New lanes, all after the same entry, that wait for their start; resolves to that entry's cursor. */
  async #prepareLanes(purpose: 'run' | 'live', parameters: RunParameters): Promise<Cursor> {
    const client = `${purpose}-${this.name}-${++this.#generation}`;
    const after = await latestCursor(this.#origin);
    const keepFigures = purpose === 'live' && this.record.value !== null;
    if (!keepFigures) this.#control.watch(client);
    // Others may have been chosen while the lab was asked.
    const transports = purpose === 'live' ? [...this.#followed] : parameters.transports;
    await this.#lanes.prepare({ client, after, parameters: { ...parameters, transports }, keepFigures });
    return after;
  }
}

/** A page's bench, on the lab at `origin`. */
export function createBench(origin: string, random: () => number): BenchModel {
  return new Bench(origin, random);
}
