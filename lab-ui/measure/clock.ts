/** One question to the server's clock: asked and answered on the own clock, and what the server's said. */
export interface Probe {
  askedAt: number;
  answeredAt: number;
  serverNow: number;
}

/** `server clock = own clock + offsetMs`, to ± uncertaintyMs. */
export interface ClockEstimate {
  offsetMs: number;
  uncertaintyMs: number;
}

/**
 * Estimates the server's clock from the probe with the least round trip: its answer was made some time between
 * question and answer, so half the round trip bounds the error (Cristian 1989, "Probabilistic clock
 * synchronization"). The own clock may stand anywhere, as long as it does not jump.
 */
export function estimateClock(probes: readonly Probe[]): ClockEstimate {
  const roundTrip = ({ askedAt, answeredAt }: Probe) => answeredAt - askedAt;
  const best = probes.reduce((least, probe) => (roundTrip(probe) < roundTrip(least) ? probe : least));
  return {
    offsetMs: best.serverNow - (best.askedAt + best.answeredAt) / 2,
    uncertaintyMs: roundTrip(best) / 2,
  };
}
