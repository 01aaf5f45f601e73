import type { ReadonlySignal, Signal } from '@preact/signals';
import type { ChannelEnd, Cut, Fault, LabInfo, RealtimeFault } from '../../lab-server/wire/control.ts';
import type { FeedState } from '../../lab-server/wire/feed.ts';
import type { Reading, TranscriptRow } from '../../lab-server/wire/readings.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { Change, NewHumeur } from '../../lab-server/wire/humeur.ts';
import type { NetworkProfile } from '../../lab-server/wire/network.ts';
import type { Prediction, RunParameters, RunRecord, Sample } from '../../lab-server/wire/run.ts';
import type { LinkState } from '../link/state.ts';
import type { LatencySummary } from '../measure/tally.ts';

/** A mood as a lane shows it. */
export interface FeedItem {
  seq: number;
  change: Change;
  /** When the lane had it: milliseconds on the page's `performance.now()`. */
  shownAt: number;
  /** When it was committed and sent for this lane, milliseconds on the server's clock. */
  at: number;
  sentAt: number;
  /** From commit to receipt, milliseconds. */
  latencyMs: number;
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
  /** The last seq of the log that has arrived. */
  readonly seq: ReadonlySignal<number>;
  /** How many entries before it have not arrived, and never will. */
  readonly lost: ReadonlySignal<number>;
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

/** `replaying`: a record is played back; then `finished`, as after a run. */
export type Phase =
  | 'connecting'
  | 'idle'
  | 'starting'
  | 'running'
  | 'settling'
  | 'replaying'
  | 'finished'
  | 'failed';

/** Why the bench cannot go on; `detail` is for the curious, in English. */
export interface Trouble {
  kind: 'lab-away' | 'lab-restarted' | 'refused' | 'feed-busy' | 'broken';
  detail: string;
}

/** How fast a record is played back; `at-once`: only its end is shown. */
export type ReplaySpeed = 1 | 4 | 'at-once';

/** The whole page's state and what it can do. */
export interface BenchModel {
  /** This page among the lab's pages; new with each load. */
  readonly name: string;
  readonly phase: ReadonlySignal<Phase>;
  readonly trouble: ReadonlySignal<Trouble | null>;
  readonly lab: ReadonlySignal<LabInfo | null>;
  readonly feed: ReadonlySignal<FeedState | null>;
  readonly faults: ReadonlySignal<Readonly<Record<TransportName, Fault>>>;
  /** What befalls the protocol of the Supabase lane. */
  readonly realtime: ReadonlySignal<RealtimeFault>;
  /** The network that the lab makes now, for every page. */
  readonly network: ReadonlySignal<NetworkProfile>;
  /** The lanes that are shown, in the order of TRANSPORTS. */
  readonly lanes: ReadonlySignal<readonly LaneModel[]>;
  /** Of the run under way or the last one. */
  readonly parameters: ReadonlySignal<RunParameters>;
  /** Milliseconds since the run's start, frozen at its end. */
  readonly elapsedMs: ReadonlySignal<number>;
  /** The run's zero on the server's clock; null before the first run. */
  readonly origin: ReadonlySignal<number | null>;
  /** The run's transcript so far, or that of the lanes at rest; the newest rows, at most 20,000. */
  readonly transcript: ReadonlySignal<readonly TranscriptRow[]>;
  /** The finished or replayed run, or null. */
  readonly record: ReadonlySignal<RunRecord | null>;
  /** A second run laid over the first, or null. */
  readonly other: Signal<RunRecord | null>;
  /** What is expected of the next run, or was of this one; kept in the record. */
  readonly predictions: ReadonlySignal<readonly Prediction[]>;
  start(parameters: RunParameters): Promise<void>;
  /** Ends the run early, or the replay. */
  stop(): void;
  /** Plays a record back instead of a run. */
  replay(record: RunRecord, speed: ReplaySpeed): void;
  /** Says what is expected, or afterwards why it came otherwise; the finished record takes it too. */
  predict(predictions: readonly Prediction[]): void;
  setFault(transport: TransportName, fault: Fault): void;
  cut(transport: TransportName, how: Cut): void;
  setRealtimeFault(fault: RealtimeFault): void;
  /** Lets the server end every channel of Supabase Realtime. */
  endChannels(how: ChannelEnd): void;
  setNetwork(network: NetworkProfile): void;
  /** Which lanes follow the lab while nothing is measured; a run or a record brings its own. */
  followLanes(transports: readonly TransportName[]): void;
  /** Lets one lane rest, or go on. */
  pauseLane(transport: TransportName): void;
  resumeLane(transport: TransportName): void;
  /** Posts a mood; rejects as `postMood` does. */
  post(mood: NewHumeur): Promise<void>;
}
