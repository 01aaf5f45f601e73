import { batch, signal } from '@preact/signals';
import { nextIndicator, type Indicator } from '../humeurs-live/indicator.ts';
import type { MoodChange } from '../humeurs-live/mood.ts';
import type { ProjectOrder, ProjectReport } from './messages.ts';
import type { Project } from './project.ts';

const MOST_CHANGES = 12;
const MEASURES = 5;

/** A change as the lane shows it, numbered by the order in which it came. */
export interface ProjectChange {
  readonly n: number;
  readonly change: MoodChange;
}

/** A project of one's own beside the lanes: what comes from it, and how long a row takes there and back. */
export class ProjectLane {
  readonly indicator = signal<Indicator>({ name: 'connecting' });
  /** How many changes have come. */
  readonly count = signal(0);
  /** Newest first, twelve at most. */
  readonly changes = signal<readonly ProjectChange[]>([]);
  /** Milliseconds, in the order in which they were measured. */
  readonly roundTrips = signal<readonly number[]>([]);
  readonly measuring = signal(false);
  /** Why the last measure ended early, in the project's words. */
  readonly problem = signal<string | null>(null);
  readonly #worker: Worker;

  constructor(project: Project) {
    this.#worker = new Worker(new URL('./project.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<ProjectReport>) => this.#hear(data));
    this.#order({ type: 'open', project });
  }

  /** Writes five rows with this comment, one after the other, and deletes them again. */
  measure(commentaire: string): void {
    if (this.measuring.peek()) return;
    batch(() => {
      this.measuring.value = true;
      this.problem.value = null;
    });
    this.#order({ type: 'measure', count: MEASURES, commentaire });
  }

  close(): void {
    this.#worker.terminate();
  }

  #hear(report: ProjectReport) {
    batch(() => {
      if (report.type === 'status') this.#take(report);
      else if (report.type === 'round-trip') this.roundTrips.value = [...this.roundTrips.value, report.ms];
      else if (report.type === 'change') this.#show(report.change);
      else {
        this.measuring.value = false;
        this.problem.value = report.problem;
      }
    });
  }

  #take({ status, reason }: Extract<ProjectReport, { type: 'status' }>) {
    const error = reason === null ? undefined : new Error(reason);
    this.indicator.value = nextIndicator(this.indicator.peek(), status, error);
  }

  #show(change: MoodChange) {
    const n = ++this.count.value;
    this.changes.value = [{ n, change }, ...this.changes.value].slice(0, MOST_CHANGES);
  }

  #order(order: ProjectOrder) {
    this.#worker.postMessage(order, {});
  }
}
