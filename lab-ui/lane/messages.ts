import type { Cursor } from '../../lab-server/wire/batch.ts';
import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { Change } from '../../lab-server/wire/humeur.ts';
import type { LaneRecord } from '../../lab-server/wire/run.ts';
import type { LinkState } from '../link/state.ts';
import type { ClockEstimate } from '../measure/clock.ts';
import type { LatencySummary } from '../measure/tally.ts';

/** What a lane is to do. */
export interface LaneJob {
  transport: TransportName;
  /** The lab's address. */
  origin: string;
  /** Its name in requests and readings. */
  client: string;
  /** Where all lanes begin; null: from now. */
  after: Cursor | null;
  pollMs: number;
  conditional: boolean;
}

/** From the page to a lane's worker: `prepare` is answered by `ready`, `finish` by `record`. */
export type LaneOrder =
  | { type: 'prepare'; job: LaneJob }
  | { type: 'go' }
  | { type: 'retry' }
  | { type: 'finish' };

/** From a lane's worker to the page. */
export type LaneReport =
  | { type: 'ready' }
  | { type: 'failed'; reason: string }
  | LaneNews
  | {
      type: 'record';
      arrivals: Float64Array;
      gaps: number;
      clock: ClockEstimate;
      states: LaneRecord['states'];
    };

/** What has changed since the last report; ten times a second at most. */
export interface LaneNews {
  type: 'news';
  state: LinkState;
  /** Newest last; the newest few of many. */
  fresh: { seq: number; change: Change; at: number; sentAt: number; latencyMs: number }[];
  /** The last seq that has arrived. */
  seq: number;
  /** How many entries before it have not, and never will. */
  lost: number;
  /** Pairs of commit time (server's clock) and latency, milliseconds; thinned when there are many. */
  dots: Float64Array;
  latency: LatencySummary;
  uncertaintyMs: number | null;
}
