import type { FeedOptions, Reading, TranscriptRow, TransportName } from './control.ts';

/** What a person chooses before a run. */
export interface RunParameters {
  seconds: number;
  /** Pause between two short polls, milliseconds. */
  pollMs: number;
  /** Short polling asks with If-None-Match and takes 304 for "nothing new". */
  conditional: boolean;
  feed: FeedOptions;
}

/** One event's way to one lane, milliseconds on the server's clock. */
export interface Arrival {
  seq: number;
  /** Committed, sent for this reader, received by this lane. */
  at: number;
  sentAt: number;
  receivedAt: number;
}

/** What a lane had cost at one moment; `at` in milliseconds since the run's start. */
export interface Sample {
  at: number;
  requests: number;
  bytesUp: number;
  bytesDown: number;
}

export interface LaneRecord {
  transport: TransportName;
  /** The lane's estimate of the server's clock: it is right to ± `uncertaintyMs`. */
  clock: { offsetMs: number; uncertaintyMs: number };
  arrivals: Arrival[];
  /** Events of the run that this lane never had. */
  missing: number[];
  /** How often the log could not go on from the lane's cursor. */
  gaps: number;
  reading: Reading;
  samples: Sample[];
}

/** What a comparison produced: everything that its tables and charts are made of. */
export interface RunRecord {
  format: 'humeur-lab-run';
  version: 1;
  /** ISO 8601, UTC. */
  startedAt: string;
  /** From the lanes' common start to the last lane's last event, milliseconds. */
  lastedMs: number;
  parameters: RunParameters;
  lab: { version: string; node: string; browser: string };
  /** Events that the run put into the log. */
  events: number;
  /** True when every lane had every one of them. */
  complete: boolean;
  stopped: boolean;
  /** True when the page was hidden at any time: browsers slow the timers of hidden pages. */
  hidden: boolean;
  lanes: LaneRecord[];
  /** The first 10,000 rows. */
  transcript: TranscriptRow[];
}
