import type { ReadonlySignal } from '@preact/signals';
import type { Change } from '../../lab-server/wire/humeur.ts';
import type {
  Cut,
  Fault,
  FeedState,
  LabInfo,
  Reading,
  TransportName,
} from '../../lab-server/wire/control.ts';
import type { RunParameters, RunRecord, Sample } from '../../lab-server/wire/run.ts';
import type { LinkState } from '../link/state.ts';
import type { LatencySummary } from '../measure/tally.ts';

/** A mood as a lane shows it. */
export interface FeedItem {
  seq: number;
  change: Change;
  /** When the lane had it: milliseconds on the page's `performance.now()`. */
  shownAt: number;
}

/** A dot of the latency chart: milliseconds since the run's start, and the latency in milliseconds. */
export interface Dot {
  at: number;
  latencyMs: number;
}

/** One lane as the page draws it; each signal changes at most ten times a second. */
export interface LaneModel {
  readonly transport: TransportName;
  readonly state: ReadonlySignal<LinkState>;
  readonly reading: ReadonlySignal<Reading>;
  readonly latency: ReadonlySignal<LatencySummary>;
  /** Newest first, twelve at most. */
  readonly feed: ReadonlySignal<readonly FeedItem[]>;
  /** Costs over time, one sample a second at most. */
  readonly samples: ReadonlySignal<readonly Sample[]>;
  /** Evenly thinned when there are many: 600 at most. */
  readonly dots: ReadonlySignal<readonly Dot[]>;
  /** Uncertainty of the latencies, milliseconds; null before it is known. */
  readonly uncertaintyMs: ReadonlySignal<number | null>;
  /** Tries again at once after the link gave up. */
  retry(): void;
}

export type Phase = 'connecting' | 'idle' | 'starting' | 'running' | 'settling' | 'finished' | 'failed';

/** Why the bench cannot go on; `detail` is for the curious, in English. */
export interface Trouble {
  kind: 'lab-away' | 'refused' | 'feed-busy';
  detail: string;
}

/** The whole page's state and what it can do. */
export interface BenchModel {
  readonly phase: ReadonlySignal<Phase>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  readonly lab: ReadonlySignal<LabInfo | null>;
  readonly feed: ReadonlySignal<FeedState | null>;
  readonly faults: ReadonlySignal<Readonly<Record<TransportName, Fault>>>;
  readonly lanes: readonly LaneModel[];
  /** Of the run under way or the last one. */
  readonly parameters: ReadonlySignal<RunParameters>;
  /** Milliseconds since the run's start, frozen at its end. */
  readonly elapsedMs: ReadonlySignal<number>;
  /** The finished run, or null. */
  readonly record: ReadonlySignal<RunRecord | null>;
  start(parameters: RunParameters): Promise<void>;
  stop(): void;
  setFault(transport: TransportName, fault: Fault): void;
  cut(transport: TransportName, how: Cut): void;
  /** Posts a mood; rejects with an ExpectationError when the lab refuses it. */
  post(mood: { nom: string; emoji: string; commentaire: string }): Promise<void>;
}
