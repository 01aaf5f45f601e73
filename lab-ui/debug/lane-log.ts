import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { Change } from '../../lab-server/wire/humeur.ts';
import type { FeedItem } from '../bench/model.ts';
import type { LinkState } from '../link/state.ts';

/** So many events are kept of each lane, and counts of so many spans of time: five minutes. */
export const MOST_EVENTS = 100;
export const SPAN_MS = 10_000;
export const SPANS = 30;
/** The mean latency is that of the last so many moods, as in the chapter. */
const MEAN_OF = 10;

/** Something that happened in a lane; `at` in milliseconds on the page's `performance.now()`. */
export type LogEvent = { readonly at: number; readonly transport: TransportName } & (
  | { readonly kind: 'mood'; readonly seq: number; readonly change: Change; readonly latencyMs: number }
  | { readonly kind: 'state'; readonly state: LinkState }
);

/** What a lane has been doing; times in milliseconds. */
export interface LaneReport {
  readonly transport: TransportName;
  /** When this was reported, on the page's `performance.now()`. */
  readonly now: number;
  readonly state: LinkState;
  /** How long it has been connected without a break; null while it is not. */
  readonly uptimeMs: number | null;
  /** Moods since the page was opened. */
  readonly total: number;
  /** Moods a minute over the last five, or over as long as there was. */
  readonly perMinute: number;
  /** Moods in each span of the last five minutes, oldest first; the last span is under way. */
  readonly spans: readonly number[];
  readonly types: Readonly<Record<Change['eventType'], number>>;
  /** Of the last ten moods; null before the first. */
  readonly meanLatencyMs: number | null;
  /** The last events, newest last. */
  readonly events: readonly LogEvent[];
  /** The states of the last five minutes, the first one perhaps older. */
  readonly states: readonly { readonly at: number; readonly name: LinkState['name'] }[];
}

/** Keeps what a lane did in bounded memory. */
export class LaneLog {
  readonly #transport: TransportName;
  readonly #openedAt: number;
  readonly #events: LogEvent[] = [];
  readonly #states: { at: number; name: LinkState['name'] }[] = [];
  readonly #latencies: number[] = [];
  readonly #types = { INSERT: 0, UPDATE: 0, DELETE: 0 };
  /** Moods by the number of their span. */
  readonly #spans = new Map<number, number>();
  #state: LinkState = { name: 'disconnected' };
  #connectedAt: number | null = null;
  #total = 0;
  #shownAt = -Infinity;
  #lastSeq: number | undefined;

  constructor(transport: TransportName, now: number) {
    this.#transport = transport;
    this.#openedAt = now;
    this.#states.push({ at: now, name: 'disconnected' });
  }

  /** Takes the lane's state; the same one again says nothing new. */
  takeState(state: LinkState, at: number): void {
    if (isSame(state, this.#state)) return;
    if (state.name !== this.#state.name) {
      this.#connectedAt = state.name === 'connected' ? at : null;
      this.#states.push({ at, name: state.name });
    }
    this.#state = state;
    this.#keep({ at, transport: this.#transport, kind: 'state', state });
    this.#forget(at);
  }

  /** Takes the lane's feed, newest first; moods that it showed before are not news. */
  takeMoods(feed: readonly FeedItem[]): void {
    const fresh = feed.filter(({ shownAt }) => shownAt > this.#shownAt).reverse();
    for (const item of fresh) this.#takeMood(item, fresh.length === feed.length);
    this.#shownAt = feed[0]?.shownAt ?? this.#shownAt;
  }

  /** What there is to say at this moment. */
  report(now: number): LaneReport {
    this.#forget(now);
    const last = Math.floor(now / SPAN_MS);
    const spans = Array.from({ length: SPANS }, (_, n) => this.#spans.get(last - SPANS + 1 + n) ?? 0);
    const overMs = Math.min(SPANS * SPAN_MS, Math.max(SPAN_MS, now - this.#openedAt));
    return {
      transport: this.#transport,
      now,
      state: this.#state,
      uptimeMs: this.#connectedAt === null ? null : now - this.#connectedAt,
      total: this.#total,
      perMinute: (spans.reduce((sum, count) => sum + count, 0) * 60_000) / overMs,
      spans,
      types: { ...this.#types },
      meanLatencyMs: meanOf(this.#latencies),
      events: [...this.#events],
      states: [...this.#states],
    };
  }

  /** `all`: the whole feed is new, so that moods before its first may have come unseen; they count too. */
  #takeMood({ seq, change, shownAt, latencyMs }: FeedItem, all: boolean) {
    const unseen = all && this.#lastSeq !== undefined ? Math.max(0, seq - this.#lastSeq - 1) : 0;
    const span = Math.floor(shownAt / SPAN_MS);
    this.#spans.set(span, (this.#spans.get(span) ?? 0) + 1 + unseen);
    this.#total += 1 + unseen;
    this.#types[change.eventType]++;
    this.#lastSeq = seq;
    this.#latencies.push(latencyMs);
    if (this.#latencies.length > MEAN_OF) this.#latencies.shift();
    this.#keep({ at: shownAt, transport: this.#transport, kind: 'mood', seq, change, latencyMs });
  }

  #keep(event: LogEvent) {
    this.#events.push(event);
    if (this.#events.length > MOST_EVENTS) this.#events.shift();
  }

  #forget(now: number) {
    const oldest = Math.floor(now / SPAN_MS) - SPANS;
    for (const span of this.#spans.keys()) if (span <= oldest) this.#spans.delete(span);
    const since = now - SPANS * SPAN_MS;
    while (this.#states.length > MOST_EVENTS || (this.#states[1] && this.#states[1].at <= since)) {
      this.#states.shift();
    }
  }
}

/** States come as copies: the same state is one that says the same. */
const isSame = (one: LinkState, other: LinkState): boolean => JSON.stringify(one) === JSON.stringify(other);

function meanOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
