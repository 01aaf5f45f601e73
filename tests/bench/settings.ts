import type { TransportName } from '../../lab-server/wire/transports.ts';

/** Who serves: the lab, a bare loop over `ws` or Node's `http`, or Nchan. */
export type PeerName = 'lab' | 'bare' | 'nchan';

/** Subscribers of one transport, and events for all of them at an even pace. */
export interface Scenario {
  transport: TransportName;
  subscribers: number;
  /** Events per second. */
  rate: number;
  /** What the lab's cost may be in units of another's: from the project's aims. */
  aim?: { beside: Exclude<PeerName, 'lab'>; atMost: number };
}

/** How much of everything; printed with the result. */
export interface Settings {
  rounds: number;
  warmUpSeconds: number;
  measuredSeconds: number;
  /** Connections held open at a time for the memory of each. */
  held: number;
  /** Most memory for one held connection, in kB (1,024 bytes). */
  heldAimKb: number;
  /** Pause between two polls of a short-polling subscriber, ms. */
  pollMs: number;
}

export const FULL: Settings = {
  rounds: 3,
  warmUpSeconds: 1.5,
  measuredSeconds: 3,
  held: 5_000,
  heldAimKb: 20,
  pollMs: 1_000,
};

export const QUICK: Settings = { ...FULL, rounds: 1, warmUpSeconds: 1, measuredSeconds: 1.5, held: 1_000 };

/**
 * Many subscribers and few events, then few and many. Bare Node answers about 15,000 long polls a second on a
 * core: at 20,000 every server is late and answers several events at once, so 250 subscribers show the cost of
 * one answer.
 */
export const SCENARIOS: readonly Scenario[] = [
  { transport: 'websocket', subscribers: 1_000, rate: 20, aim: { beside: 'nchan', atMost: 1 } },
  { transport: 'sse', subscribers: 1_000, rate: 20, aim: { beside: 'nchan', atMost: 1 } },
  { transport: 'long-poll', subscribers: 1_000, rate: 20, aim: { beside: 'bare', atMost: 1.2 } },
  { transport: 'long-poll', subscribers: 250, rate: 20, aim: { beside: 'bare', atMost: 1.2 } },
  { transport: 'short-poll', subscribers: 1_000, rate: 20 },
  { transport: 'websocket', subscribers: 200, rate: 500, aim: { beside: 'nchan', atMost: 0.5 } },
  { transport: 'sse', subscribers: 200, rate: 500, aim: { beside: 'nchan', atMost: 0.5 } },
  { transport: 'long-poll', subscribers: 200, rate: 500 },
];

export const HELD: readonly TransportName[] = ['websocket', 'sse', 'long-poll'];
