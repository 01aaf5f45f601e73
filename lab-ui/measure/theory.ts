import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { RunParameters } from '../../lab-server/wire/run.ts';
import { typicalSizes, type Sizes } from './sizes.ts';

/** What theory says of one transport in one run. Latencies in milliseconds, bytes up and down together. */
export interface Expectation {
  transport: TransportName;
  requests: number;
  /** Share of requests that bring nothing, 0–1. */
  uselessShare: number;
  bytes: number;
  latency: Latency;
}

/** A latency distribution: its mean, and its quantiles for p in 0–1. */
interface Latency {
  mean: number;
  quantile(p: number): number;
}

/** What a run takes place in, besides its parameters. Milliseconds. */
export interface Surroundings {
  /** How long the server holds a long poll. */
  holdMs: number;
  /** Least time between two writes to one reader. */
  coalesceMs: number;
  heartbeatMs: number;
  /** What server and browser themselves need for one transit, without any network. */
  processingMs: number;
  /** What messages weigh; typical weights where absent. */
  sizes?: Partial<Record<TransportName, Sizes>>;
}

/**
 * On loopback, a median of 3.3 ms from commit to receipt over WebSocket was measured with headless Chromium: nearly
 * all of it is the browser's.
 */
export const TYPICAL_PROCESSING_MS = 3;

/** supabase-js asks for a sign of life so often (realtime-js 2.109, `heartbeatIntervalMs`). */
const REALTIME_HEARTBEAT_MS = 25_000;

/** What theory expects of `transport` in a run with these parameters. */
export function expectation(
  transport: TransportName,
  parameters: RunParameters,
  surroundings: Surroundings,
): Expectation {
  const sizes = surroundings.sizes?.[transport] ?? typicalSizes(transport, parameters);
  const theory = { 'short-poll': shortPoll, 'long-poll': longPoll }[transport as string] ?? stream;
  const heartbeatMs = transport === 'supabase' ? REALTIME_HEARTBEAT_MS : surroundings.heartbeatMs;
  return { transport, ...theory(parameters, { ...surroundings, heartbeatMs }, sizes) };
}

type Theory = (
  parameters: RunParameters,
  surroundings: Surroundings,
  sizes: Sizes,
) => Omit<Expectation, 'transport'>;

/**
 * Asking every T: an event waits for the next question, anything from 0 to T, then comes back in one transit. With
 * Poisson events at rate λ a question brings nothing with probability e^(−λT), with regular ones 1 − λT.
 */
const shortPoll: Theory = ({ seconds, pollMs, feed, network, conditional }, { processingMs }, sizes) => {
  const roundTrip = network.rttMs + processingMs;
  const period = pollMs * Math.max(1, Math.ceil(roundTrip / pollMs));
  const transit = network.rttMs / 2 + processingMs;
  const perPeriod = (feed.rate * period) / 1_000;
  const uselessShare = feed.rhythm === 'poisson' ? Math.exp(-perPeriod) : Math.max(0, 1 - perPeriod);
  const requests = (seconds * 1_000) / period + 1;
  const useless = conditional ? sizes.notModified : sizes.empty;
  return {
    requests,
    uselessShare,
    bytes:
      requests * (sizes.requestHead + uselessShare * useless + (1 - uselessShare) * sizes.empty) +
      feed.rate * seconds * sizes.entry,
    latency: { mean: transit + period / 2, quantile: (p) => transit + p * period },
  };
};

/**
 * Asking again as soon as one is answered: who asks is answered in one transit, and an event that comes while answer
 * and next question are under way waits for that question: at most three transits in all (RFC 6202, 2.2).
 */
const longPoll: Theory = ({ seconds, feed, network }, { holdMs, processingMs }, sizes) => {
  const roundTrip = network.rttMs + processingMs;
  const transit = network.rttMs / 2 + processingMs;
  const { cyclesPerSecond, emptyShare, latency } = wakeUps(feed.rate, roundTrip, holdMs);
  const requests = cyclesPerSecond * seconds + 1;
  return {
    requests,
    uselessShare: emptyShare,
    bytes: requests * (sizes.requestHead + sizes.empty) + feed.rate * seconds * sizes.entry,
    latency: shifted(latency, transit),
  };
};

/** One open stream: one transit, and the little wait that puts close events into one write. */
const stream: Theory = ({ seconds, feed, network }, { coalesceMs, heartbeatMs, processingMs }, sizes) => {
  const { cyclesPerSecond, latency } = wakeUps(feed.rate, coalesceMs, Infinity);
  const heartbeats = Math.floor((seconds * 1_000) / heartbeatMs);
  return {
    requests: 1,
    uselessShare: 0,
    bytes:
      sizes.requestHead +
      sizes.streamHead +
      cyclesPerSecond * seconds * sizes.empty +
      feed.rate * seconds * sizes.entry +
      heartbeats * sizes.heartbeat,
    latency: shifted(latency, network.rttMs / 2 + processingMs),
  };
};

/**
 * A reader that is away for `awayMs` after each wake-up, then waits for an event, at most `holdMs`. Events that come
 * while it is away (λ · away of them in a cycle) wait for its return, evenly from 0 to away; the one that wakes it
 * does not wait. Poisson events at `rate` a second.
 */
function wakeUps(
  rate: number,
  awayMs: number,
  holdMs: number,
): { cyclesPerSecond: number; emptyShare: number; latency: Latency } {
  const perMs = rate / 1_000;
  const whileAway = perMs * awayMs;
  const noneWhileAway = Math.exp(-whileAway);
  const noneInHold = Math.exp(-perMs * holdMs);
  const cycleMs = awayMs + (noneWhileAway * (1 - noneInHold)) / perMs;
  const waitingShare = whileAway / (whileAway + noneWhileAway * (1 - noneInHold));
  return {
    cyclesPerSecond: 1_000 / cycleMs,
    emptyShare: noneWhileAway * noneInHold,
    latency: {
      mean: (waitingShare * awayMs) / 2,
      quantile: (p) => Math.max(0, ((p - (1 - waitingShare)) / waitingShare) * awayMs || 0),
    },
  };
}

function shifted({ mean, quantile }: Latency, by: number): Latency {
  return { mean: mean + by, quantile: (p) => quantile(p) + by };
}
