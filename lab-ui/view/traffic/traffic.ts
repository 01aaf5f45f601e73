import type { TranscriptRow } from '../../../lab-server/wire/readings.ts';
import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { NetworkProfile } from '../../../lab-server/wire/network.ts';
import type { Condition } from './conditions.ts';
import type { Receipt } from './receipts.ts';

/** What became of a message. */
type Fate = 'useful' | 'useless' | 'refused' | 'lost';

/** One arrow of the diagram; times in milliseconds since the run's zero. */
export interface Message {
  /** The transcript's row; its bytes, status and so on. */
  readonly row: TranscriptRow;
  readonly kind: Exclude<TranscriptRow['kind'], 'end'>;
  /** From the client to the server. */
  readonly up: boolean;
  /** When the TCP connection for it was begun; null: there was one already, or opening it took no time. */
  readonly openedAt: number | null;
  readonly sentAt: number;
  /** Infinity: still under way. */
  receivedAt: number;
  /** The lane itself has told when it arrived; otherwise the network's profile says so. */
  measured: boolean;
  fate: Fate;
  /** What came before it: an answer's request, the answer before a poll's request, the head of a young stream. */
  readonly after: Message | null;
  /** When the moods that it carries were committed, oldest first. */
  commits: readonly number[];
}

/** A time in which an exchange was open: a poll that the server holds, or a stream. */
export interface Span {
  readonly kind: 'held' | 'stream';
  /** On the server's side; Infinity: not over yet. */
  readonly from: number;
  readonly to: number;
  /** Who ended it; `answer`: it came to its end; null: not over yet. */
  readonly by: 'answer' | 'server' | 'client' | 'fault' | null;
  /** The request that is held, or the answer that is the stream's head; null: it is too old to be known. */
  readonly opener: Message | null;
  /** The answer that ended a held poll. */
  readonly closer: Message | null;
  readonly socket: number;
}

/** Everything of one transport, each list in order of time. */
export interface LaneTraffic {
  readonly transport: TransportName;
  /** In order of `sentAt`. */
  readonly messages: readonly Message[];
  readonly sentAts: readonly number[];
  /** No message is under way for longer: so far back one has to look for what is still to be seen. */
  readonly longestMs: number;
  /** No mood has waited longer for the message that took it. */
  readonly longestWaitMs: number;
  /** In order of `from`. */
  readonly spans: readonly Span[];
  /** When the moods were committed that no message has taken yet, oldest first; none once the run is over. */
  readonly waiting: readonly number[];
}

/** A mood of the run; the emoji is known once the run is over. */
export interface MoodTick {
  readonly at: number;
  readonly emoji: string;
}

/** What the diagram draws. */
export interface Traffic {
  readonly lanes: readonly LaneTraffic[];
  /** In order of commit. */
  readonly moods: readonly MoodTick[];
  readonly moodAts: readonly number[];
  readonly conditions: readonly Condition[];
  /** The transcript's first and last moments, milliseconds since the run's zero. */
  readonly from: number;
  readonly to: number;
  /** Short numbers for the TCP connections, in order of appearance. */
  readonly connections: ReadonlyMap<number, number>;
}

/** What is known of a run besides its transcript. */
export interface Facts {
  /** The run's zero, milliseconds on the server's clock. */
  readonly zero: number;
  /** When it ended, since its zero; null: it goes on. */
  readonly endsAt: number | null;
  readonly transports: readonly TransportName[];
  readonly network: NetworkProfile;
  readonly conditions: readonly Condition[];
  readonly receipts: ReadonlyMap<TransportName, readonly Receipt[]>;
  readonly moods: readonly MoodTick[];
}
