import { TRANSPORTS, type TransportName } from '../../lab-server/wire/transports.ts';
import type { Incident } from '../../lab-server/wire/run.ts';

/** What lifts a fault or ends an incident, and what has a reason of its own. */
const NO_INTERVENTION = /-over$|: (delay 0 ms|no protocol fault|resume)$|^(database|lab-away)$/;

/** How many faults and interventions struck this transport alone; null: all of them. A lift is none. */
export function interventions(incidents: readonly Incident[], transport: TransportName | null): number {
  return incidents.filter(({ what }) => struckBy(what) === transport && !NO_INTERVENTION.test(what)).length;
}

function struckBy(what: string): TransportName | null {
  return TRANSPORTS.find((name) => what.startsWith(`${name}: `)) ?? null;
}
