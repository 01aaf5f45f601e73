import type { LaneRecord } from '../../lab-server/wire/run.ts';
import type { LaneJob, LaneNews, LaneOrder, LaneReport } from './messages.ts';
import { answerOrders } from './orders.ts';
import { arrivalsOf } from './recorder.ts';

/** What a lane hands over when it ends. */
export type LaneYield = Pick<LaneRecord, 'arrivals' | 'gaps' | 'clock' | 'states'>;

/** The thread that a lane works in: orders go in, reports come out. */
interface LaneThread {
  order(order: LaneOrder): void;
  end(): void;
}

/** Drives one lane's engine from the page. `page`: in the page's own thread, where the browser may slow its timers. */
export class LaneDriver {
  readonly #thread: LaneThread;
  /** Whoever waits for the answer to an order; undefined: the lane was ended before it came. */
  #waiting: { answers: (report?: LaneReport) => void; fails: (error: Error) => void } | undefined;
  #isReady = false;
  #mayGo = false;

  constructor(where: 'worker' | 'page', random: () => number, onNews: (news: LaneNews) => void) {
    const hear = (report: LaneReport) => {
      if (report.type === 'news') onNews(report);
      else this.#waiting?.answers(report);
    };
    this.#thread = where === 'worker' ? this.#worker(hear) : ownThread(hear, random);
  }

  /** Resolves when the lane knows the server's clock and waits for `go`, or when it was ended before. */
  async prepare(job: LaneJob): Promise<void> {
    const report = await this.#ask({ type: 'prepare', job });
    if (!report) return;
    if (report.type !== 'ready') throw new Error(report.type === 'failed' ? report.reason : report.type);
    this.#isReady = true;
    if (this.#mayGo) this.#thread.order({ type: 'go' });
  }

  /** Starts the lane, once, as soon as it is prepared. */
  go(): void {
    if (this.#mayGo) return;
    this.#mayGo = true;
    if (this.#isReady) this.#thread.order({ type: 'go' });
  }

  retry(): void {
    this.#thread.order({ type: 'retry' });
  }

  /** Ends the lane's work and takes what it has recorded. */
  async finish(): Promise<LaneYield> {
    const report = await this.#ask({ type: 'finish' });
    this.end();
    if (report?.type !== 'record') throw new Error(`Expected a record, got ${report?.type ?? 'an end'}`);
    const { arrivals, gaps, clock, states } = report;
    return { arrivals: arrivalsOf(arrivals), gaps, clock, states };
  }

  /** Ends the thread, whatever it does. */
  end(): void {
    this.#waiting?.answers();
    this.#thread.end();
  }

  #ask(order: LaneOrder): Promise<LaneReport | undefined> {
    return new Promise((answers, fails) => {
      this.#waiting = { answers, fails };
      this.#thread.order(order);
    });
  }

  #worker(hear: (report: LaneReport) => void): LaneThread {
    const worker = new Worker(new URL('./lane.worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<LaneReport>) => hear(data));
    worker.addEventListener('error', ({ message }) =>
      this.#waiting?.fails(new Error(message || 'The lane could not be started')),
    );
    return { order: (order) => worker.postMessage(order, {}), end: () => worker.terminate() };
  }
}

function ownThread(hear: (report: LaneReport) => void, random: () => number): LaneThread {
  let ended = false;
  const obey = answerOrders((report) => {
    if (!ended) hear(report);
  }, random);
  const end = () => {
    if (!ended) obey({ type: 'finish' });
    ended = true;
  };
  return { order: obey, end };
}
