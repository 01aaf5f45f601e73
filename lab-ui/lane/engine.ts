import { parseCursor, type Batch, type Cursor, type Entry } from '../../lab-server/wire/batch.ts';
import { expectShape } from '../../lab-server/wire/expect.ts';
import { snapshotSchema } from '../../lab-server/wire/humeur.ts';
import type { LaneRecord } from '../../lab-server/wire/run.ts';
import { DEFAULT_BACKOFF } from '../link/backoff.ts';
import { Link } from '../link/link.ts';
import type { LinkState } from '../link/state.ts';
import { summarise } from '../measure/tally.ts';
import { clientTransport } from '../transports/all.ts';
import { controlUrl } from '../transports/control-url.ts';
import { resumes } from '../transports/resumes.ts';
import type { LaneJob, LaneNews, LaneReport } from './messages.ts';
import { Recorder } from './recorder.ts';
import { ServerClock } from './server-clock.ts';

/** A report leaves so often at most; its latency summary is made anew less often, it sorts. Milliseconds. */
const REPORT_MS = 100;
const SUMMARY_MS = 500;
/** Moods and dots in one report. */
const MOST_FRESH = 12;
const MOST_DOTS = 40;

/** Hands a report to the page; buffers in `transfer` go with it. */
export type Tell = (report: LaneReport, transfer?: Transferable[]) => void;

/** One transport at work: its link, its clock, what it records. It runs in a worker or on the page. */
export class LaneEngine {
  readonly #job: LaneJob;
  readonly #tell: Tell;
  readonly #states: LaneRecord['states'] = [];
  readonly #clock: ServerClock;
  readonly #link: Link;
  readonly #recorder = new Recorder();
  #state: LinkState = { name: 'disconnected' };
  #fresh: LaneNews['fresh'] = [];
  #gaps = 0;
  /** The last entry that came, and how many before it never did. */
  #last: number;
  #lost = 0;
  #reported = 0;
  #latency = summarise([]);
  #summarisedAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(job: LaneJob, tell: Tell, random: () => number) {
    this.#job = job;
    this.#tell = tell;
    this.#last = job.after === null ? Infinity : parseCursor(job.after).seq;
    this.#clock = new ServerClock(controlUrl(job.origin), () => performance.now());
    const url = new URL(`/stream/${job.transport}`, job.origin);
    url.searchParams.set('client', job.client);
    this.#link = new Link({
      transport: clientTransport(job.transport, job),
      url,
      after: job.after ?? undefined,
      backoff: DEFAULT_BACKOFF,
      now: () => performance.now(),
      random,
      resumes: resumes(job.transport),
      onEntries: (entries, batch, receivedAt) => this.#take(entries, batch, this.#clock.at(receivedAt)),
      onState: (state) => {
        this.#state = state;
        this.#states.push({
          at: this.#clock.now(),
          name: state.name,
          ...(state.name === 'reconnecting' && { by: state.by }),
        });
        this.#reportSoon();
      },
      onGap: () => this.#refetch(),
    });
  }

  async prepare(): Promise<void> {
    try {
      await this.#clock.start();
      this.#tell({ type: 'ready' });
    } catch (error) {
      this.#tell({ type: 'failed', reason: String(error) });
    }
  }

  go(): void {
    void this.#link.run();
  }

  retry(): void {
    this.#link.retry();
  }

  finish(): void {
    this.#link.stop();
    clearTimeout(this.#timer);
    clearTimeout(this.#later);
    const clock = this.#clock.estimate ?? { offsetMs: 0, uncertaintyMs: Infinity };
    this.#clock.stop();
    const arrivals = this.#recorder.all();
    this.#tell({ type: 'record', arrivals, gaps: this.#gaps, clock, states: this.#states }, [
      arrivals.buffer,
    ]);
  }

  #take(entries: readonly Entry[], { sentAt }: Batch, receivedAt: number) {
    for (const entry of entries) {
      this.#recorder.add(entry, sentAt, receivedAt);
      this.#lost += Math.max(0, entry.seq - this.#last - 1);
      this.#last = entry.seq;
    }
    for (const { seq, at, change } of entries.slice(-MOST_FRESH)) {
      this.#fresh.push({ seq, change, at, sentAt, latencyMs: receivedAt - at });
    }
    this.#reportSoon();
  }

  /** The rows themselves are not shown by a lane: it only needs to know where to go on. */
  async #refetch(): Promise<Cursor> {
    this.#gaps++;
    const response = await fetch(new URL('/humeurs?limit=1', this.#job.origin), { cache: 'no-store' });
    const { cursor } = expectShape('snapshot', snapshotSchema, await response.json());
    return parseCursor(cursor).cursor;
  }

  #reportSoon() {
    this.#timer ??= setTimeout(() => this.#report(), REPORT_MS);
  }

  #report() {
    this.#timer = undefined;
    this.#summarise();
    const { cursor } = this.#link;
    const dots = this.#dots();
    this.#tell(
      {
        type: 'news',
        state: this.#state,
        fresh: this.#fresh.slice(-MOST_FRESH),
        seq: cursor === undefined ? 0 : parseCursor(cursor).seq,
        dots,
        lost: this.#lost,
        latency: { ...this.#latency, count: this.#recorder.count },
        uncertaintyMs: this.#clock.estimate?.uncertaintyMs ?? null,
      },
      [dots.buffer],
    );
    this.#fresh = [];
  }

  /** Now if the last time was long enough ago, else a little later. */
  #summarise() {
    const wait = this.#summarisedAt + SUMMARY_MS - performance.now();
    if (wait <= 0) {
      this.#latency = summarise(this.#recorder.latencies());
      this.#summarisedAt = performance.now();
    } else this.#later ??= setTimeout(() => this.#reportLater(), wait);
  }

  #reportLater() {
    this.#later = undefined;
    this.#reportSoon();
  }

  /** The arrivals since the last report, every so manieth of them. */
  #dots(): Float64Array<ArrayBuffer> {
    const latencies = this.#recorder.latencies(this.#reported);
    const step = Math.ceil(latencies.length / MOST_DOTS);
    const dots: number[] = [];
    for (let n = 0; n < latencies.length; n += step) {
      dots.push(this.#recorder.committedAt(this.#reported + n), latencies[n]!);
    }
    this.#reported = this.#recorder.count;
    return Float64Array.from(dots);
  }
}
