import { percentile } from '../../measure/percentile.ts';
import type { MakeClient } from './strategies.ts';

/** What all clients of a herd live through. */
export interface HerdSetting {
  clients: number;
  /** From the loss of all connections until the server is back, milliseconds. */
  outageMs: number;
  /** Attempts that the server accepts in a second, evenly: ten in 50 ms for 200. It refuses the others at once. */
  acceptsPerSecond: number;
  /** Attempts after which a client gives up; Infinity for never. */
  maxAttempts: number;
  /** The simulation ends so long after the loss, milliseconds. */
  horizonMs: number;
}

/** The herd of the exercise: 1,000 clients, 20 s without a server, 200 accepted a second. */
export const HERD: HerdSetting = {
  clients: 1_000,
  outageMs: 20_000,
  acceptsPerSecond: 200,
  maxAttempts: Infinity,
  horizonMs: 180_000,
};

/** The same herd with the exercise's limit of attempts. */
export const LIMITED_HERD: HerdSetting = { ...HERD, maxAttempts: 5 };

/** What became of a herd. */
export interface HerdOutcome {
  /** Attempts in each second from the loss on. */
  attempts: number[];
  /** The share of clients that is back at the end of each second, from 0 to 1. */
  recovered: number[];
  /** When half, and when 99 % of all clients were back, milliseconds after the server; null: never. */
  p50Ms: number | null;
  p99Ms: number | null;
  /** Clients that are not back at the end: they gave up, or are still waiting. */
  stranded: number;
  /** All attempts. */
  calls: number;
  /** Whether it was stopped early: clients came back again and again without a pause. */
  storm: boolean;
}

/** So many attempts of one client, on average, are no backoff any more. */
const STORM_CALLS = 200;
/** The server counts what it accepts over so long, milliseconds: it has no room for a second's worth at once. */
const ACCEPT_MS = 50;
/** A longer delay overflows the browsers' timers, and ends at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Lets a herd lose its server and find it again. Pure: the same dice, the same outcome. */
export function simulateHerd(make: MakeClient, setting: HerdSetting, random: () => number): HerdOutcome {
  const { clients, outageMs, acceptsPerSecond, maxAttempts, horizonMs } = setting;
  const delays = Array.from({ length: clients }, () => make(random));
  const made = new Uint16Array(clients);
  const attempts = Array.from({ length: Math.ceil(horizonMs / 1_000) }, () => 0);
  const recovered = attempts.map(() => 0);
  const back: number[] = [];
  const server = acceptSteadily(acceptsPerSecond);
  // Who attempts in which millisecond.
  const calendar: number[][] = [];
  const plan = (client: number, now: number) => {
    if (made[client]! >= maxAttempts) return;
    const at = now + asTimer(delays[client]!(made[client]!++));
    (calendar[at] ??= []).push(client);
  };
  let calls = 0;
  const tooMany = STORM_CALLS * clients;
  for (let client = 0; client < clients; client++) plan(client, 0);
  for (let now = 0; now < horizonMs && back.length < clients && calls < tooMany; now++) {
    const second = Math.floor(now / 1_000);
    for (const client of calendar[now] ?? []) {
      calls++;
      attempts[second]!++;
      if (now >= outageMs && server(now)) {
        back.push(now - outageMs);
        recovered[second]!++;
      } else plan(client, now);
    }
  }
  let sum = 0;
  return {
    attempts,
    recovered: recovered.map((count) => (sum += count) / clients),
    p50Ms: timeOf(back, clients, 50),
    p99Ms: timeOf(back, clients, 99),
    stranded: clients - back.length,
    calls,
    storm: calls >= tooMany,
  };
}

/** A server that is asked at growing times, milliseconds, and accepts so many a second. */
function acceptSteadily(perSecond: number): (now: number) => boolean {
  let [interval, accepted] = [-1, 0];
  return (now) => {
    const current = Math.floor(now / ACCEPT_MS);
    if (current !== interval) [interval, accepted] = [current, 0];
    return accepted++ < (perSecond * ACCEPT_MS) / 1_000;
  };
}

/** How long a browser's timer waits for this delay: whole milliseconds, one at least; 1 for what is no delay. */
function asTimer(ms: number): number {
  return ms >= 1 && ms <= LONGEST_TIMER_MS ? Math.round(ms) : 1;
}

/** When so many percent of all clients were back, milliseconds; those that never were count as later than any. */
function timeOf(back: readonly number[], clients: number, percent: number): number | null {
  const times = Float64Array.from({ length: clients }, (_, index) => back[index] ?? Infinity);
  const time = percentile(times, percent);
  return Number.isFinite(time) ? time : null;
}
