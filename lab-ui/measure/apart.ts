import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { Arrival } from '../../lab-server/wire/run.ts';

/** A latency in its two parts, milliseconds. */
export interface Split {
  /** On the server, until it was sent for this reader. */
  waitedMs: number;
  /** From there until the reader had it. */
  travelledMs: number;
}

/** The latencies of a lane, taken apart. */
export interface Apart {
  mean: Split;
  p50: Split;
  p95: Split;
}

/** Whether what comes tells when it left. What comes from Supabase Realtime does not: its latency is of one piece. */
export function tellsSending(transport: TransportName): boolean {
  return transport !== 'supabase';
}

/** Ranks on each side that are averaged for a percentile, as a share of all. */
const NEIGHBOURS = 0.05;

/**
 * Takes latencies apart; null without arrivals. The parts of a percentile are the means of the arrivals around that
 * rank, by latency: so the two parts add up, which percentiles of each part would not.
 */
export function takeApart(arrivals: readonly Arrival[]): Apart | null {
  if (arrivals.length === 0) return null;
  const ascending = arrivals.toSorted((one, other) => latencyOf(one) - latencyOf(other));
  const around = (p: number) => {
    const last = ascending.length - 1;
    const from = Math.round(last * Math.max(0, p - NEIGHBOURS));
    const to = Math.round(last * Math.min(1, p + NEIGHBOURS));
    return meanSplit(ascending.slice(from, to + 1));
  };
  return { mean: meanSplit(arrivals), p50: around(0.5), p95: around(0.95) };
}

const latencyOf = ({ at, receivedAt }: Arrival) => receivedAt - at;

function meanSplit(arrivals: readonly Arrival[]): Split {
  const mean = (part: (arrival: Arrival) => number) =>
    arrivals.reduce((sum, arrival) => sum + part(arrival), 0) / arrivals.length;
  return {
    waitedMs: mean(({ at, sentAt }) => sentAt - at),
    travelledMs: mean(({ sentAt, receivedAt }) => receivedAt - sentAt),
  };
}
