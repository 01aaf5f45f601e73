import type { TranscriptRow } from '../../../lab-server/wire/readings.ts';
import type { TransportName } from '../../../lab-server/wire/transports.ts';
import { Road } from './conditions.ts';
import { laneOf } from './lane-traffic.ts';
import type { Facts, Traffic } from './traffic.ts';

/** Makes the diagram's content of a transcript: pairs, transit times, and what became of each message. */
export function makeTraffic(rows: readonly TranscriptRow[], facts: Facts): Traffic {
  const { zero, transports, conditions, moods } = facts;
  const ofLane = new Map<TransportName, TranscriptRow[]>(transports.map((name) => [name, []]));
  const connections = new Map<number, number>();
  for (const row of rows) {
    const lane = ofLane.get(row.transport);
    if (!lane) continue;
    lane.push(row);
    if (!connections.has(row.socket)) connections.set(row.socket, connections.size + 1);
  }
  const moodAts = moods.map(({ at }) => at);
  const lanes = transports.map((transport) => {
    const road = new Road(facts.network, conditions, transport);
    return laneOf(transport, ofLane.get(transport)!, {
      zero,
      road,
      receipts: facts.receipts.get(transport) ?? [],
      moods: facts.endsAt === null ? moodAts : [],
    });
  });
  const first = rows[0] ? rows[0].at - zero : 0;
  const last = rows.at(-1) ? rows.at(-1)!.at - zero : 0;
  const from = Math.min(first, 0);
  return {
    lanes,
    moods,
    moodAts,
    conditions,
    from,
    to: Math.max(last, facts.endsAt ?? 0, from + 1_000),
    connections,
  };
}
