import type { NetworkProfile } from '../../../lab-server/wire/network.ts';
import type { Incident } from '../../../lab-server/wire/run.ts';
import type { Condition } from './conditions.ts';

/** The network's own tunnels until `until`: they are counted from the run's zero. Milliseconds since then. */
export function tunnelsOf({ tunnel }: NetworkProfile, until: number): Condition[] {
  const tunnels: Condition[] = [];
  if (!tunnel || tunnel.forMs === 0) return tunnels;
  for (let to = tunnel.everyMs; to - tunnel.forMs < until; to += tunnel.everyMs)
    tunnels.push({ transport: null, what: 'freeze', delayMs: 0, from: to - tunnel.forMs, to });
  return tunnels;
}

/** Those of a record: until its end, or until somebody chose another network. */
export function tunnelsOfRecord(
  network: NetworkProfile,
  incidents: readonly Incident[],
  endsAt: number,
): Condition[] {
  const change = incidents.find(({ what }) => what === 'network');
  const until = Math.min(endsAt, change?.at ?? Infinity);
  const tunnels = tunnelsOf(network, until);
  for (const one of tunnels) one.to = Math.min(one.to, until);
  return tunnels;
}
