import { batch, signal } from '@preact/signals';
import { parseCursor, type Cursor } from '../../lab-server/wire/batch.ts';
import {
  NO_FAULT,
  TRANSPORTS,
  type ControlNews,
  type Cut,
  type Fault,
  type FeedState,
  type LabInfo,
  type TransportName,
} from '../../lab-server/wire/control.ts';
import { ExpectationError, expectShape, type ErrorBody } from '../../lab-server/wire/expect.ts';
import { snapshotSchema, type NewHumeur } from '../../lab-server/wire/humeur.ts';
import type { RunParameters, RunRecord } from '../../lab-server/wire/run.ts';
import { Lane } from '../lane/lane.ts';
import { ControlChannel } from './control.ts';
import type { BenchModel, Phase, Trouble } from './model.ts';
import { DEFAULT_PARAMETERS } from './presets.ts';
import { LabRestartedError, Run } from './run.ts';

/** The page's bench: lanes that follow the lab at all times, and runs that measure them. */
class Bench implements BenchModel {
  readonly phase = signal<Phase>('connecting');
  readonly trouble = signal<Trouble | null>(null);
  readonly lab = signal<LabInfo | null>(null);
  readonly feed = signal<FeedState | null>(null);
  readonly faults = signal<Readonly<Record<TransportName, Fault>>>(
    Object.fromEntries(TRANSPORTS.map((name) => [name, NO_FAULT])) as Record<TransportName, Fault>,
  );
  readonly lanes: readonly Lane[] = TRANSPORTS.map((name) => new Lane(name));
  readonly parameters = signal(DEFAULT_PARAMETERS);
  readonly elapsedMs = signal(0);
  readonly record = signal<RunRecord | null>(null);
  readonly #origin: string;
  readonly #control: ControlChannel;
  #run: Run | undefined;
  /** Each generation of lanes has a client name of its own; only the present one's figures count. */
  readonly #page: string;
  #generation = 0;
  #client = '';

  constructor(origin: string, random: () => number) {
    this.#origin = origin;
    this.#page = random().toString(36).slice(2, 8);
    const url = new URL('/control', origin);
    url.protocol = url.protocol.replace('http', 'ws');
    this.#control = new ControlChannel(
      url,
      (news) => this.#hear(news),
      () => this.#away(),
      random,
    );
  }

  async start(parameters: RunParameters): Promise<void> {
    const lab = this.lab.value;
    if (this.#run || !lab) return;
    batch(() => {
      this.trouble.value = null;
      this.record.value = null;
      this.parameters.value = parameters;
      this.elapsedMs.value = 0;
      this.phase.value = 'starting';
    });
    const run = (this.#run = new Run(parameters, lab, this.lanes, this.#control, this.elapsedMs));
    try {
      const after = await this.#prepareLanes('run', parameters);
      this.record.value = await run.measure(parseCursor(after).seq, (phase) => (this.phase.value = phase));
      this.phase.value = 'finished';
    } catch (error) {
      this.trouble.value = error instanceof LabRestartedError ? null : troubleOf(error);
      this.phase.value = 'failed';
    } finally {
      this.#run = undefined;
    }
    await this.#goLive();
  }

  stop(): void {
    this.#run?.stop();
  }

  setFault(transport: TransportName, fault: Fault): void {
    this.#control.send({ type: 'fault', transport, fault });
  }

  cut(transport: TransportName, how: Cut): void {
    this.#control.send({ type: 'cut', transport, how });
  }

  async post(mood: NewHumeur): Promise<void> {
    const response = await fetch(new URL('/humeurs', this.#origin), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(mood),
    });
    if (response.ok) return;
    const { error, expected, got } = (await response.json()) as ErrorBody;
    throw new ExpectationError(error, expected, got);
  }

  #hear(news: ControlNews) {
    if (news.type === 'hello') this.#greet(news);
    else if (news.type === 'feed') this.feed.value = news.feed;
    else if (news.type === 'faults') this.faults.value = news.faults;
    else if (news.type === 'readings') this.#count(news);
    this.#run?.hear(news);
  }

  #greet({ lab, feed, faults }: Extract<ControlNews, { type: 'hello' }>) {
    const restarted = lab.epoch !== this.lab.value?.epoch;
    batch(() => {
      this.lab.value = lab;
      this.feed.value = feed;
      this.faults.value = faults;
      if (restarted) for (const lane of this.lanes) lane.forgetFeed();
      if (this.trouble.value?.kind === 'lab-away') this.trouble.value = null;
    });
    if (this.#run || !restarted) return;
    if (this.phase.value === 'connecting') this.phase.value = 'idle';
    void this.#goLive();
  }

  #count({ at, readings }: Extract<ControlNews, { type: 'readings' }>) {
    for (const reading of readings) {
      const lane = this.lanes.find(({ transport }) => transport === reading.transport);
      if (reading.client === this.#client) lane?.count(reading, at);
    }
  }

  #away() {
    this.trouble.value = { kind: 'lab-away', detail: 'The control WebSocket was closed' };
  }

  /** Lanes that follow the lab while nothing is measured; the figures of a finished run stay. */
  async #goLive(): Promise<void> {
    try {
      await this.#prepareLanes('live', this.parameters.value);
      for (const lane of this.lanes) lane.go();
    } catch (error) {
      this.trouble.value = troubleOf(error);
    }
  }

  /** New lanes, all after the same entry, that wait for their start; resolves to that entry's cursor. */
  async #prepareLanes(purpose: 'run' | 'live', { pollMs, conditional }: RunParameters): Promise<Cursor> {
    const client = (this.#client = `${purpose}-${this.#page}-${++this.#generation}`);
    const after = await this.#latest();
    const keepFigures = purpose === 'live' && this.record.value !== null;
    if (!keepFigures) this.#control.watch(client);
    await Promise.all(
      this.lanes.map((lane) =>
        lane.prepare(
          { transport: lane.transport, origin: this.#origin, client, after, pollMs, conditional },
          keepFigures,
        ),
      ),
    );
    return after;
  }

  async #latest(): Promise<Cursor> {
    const response = await fetch(new URL('/humeurs?limit=1', this.#origin), { cache: 'no-store' });
    const { cursor } = expectShape('snapshot', snapshotSchema, await response.json());
    return parseCursor(cursor).cursor;
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof ExpectationError) {
    return { kind: error.body.error === 'The feed is busy' ? 'feed-busy' : 'refused', detail: error.message };
  }
  return { kind: 'lab-away', detail: error instanceof Error ? error.message : String(error) };
}

/** A page's bench, on the lab at `origin`. */
export function createBench(origin: string, random: () => number): BenchModel {
  return new Bench(origin, random);
}
