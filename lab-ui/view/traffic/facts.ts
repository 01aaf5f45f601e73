import type { TranscriptRow } from '../../../lab-server/wire/readings.ts';
import { TRANSPORTS, type TransportName } from '../../../lab-server/wire/transports.ts';
import { NETWORKS, type NetworkProfile } from '../../../lab-server/wire/network.ts';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import type { Dot } from '../../bench/model.ts';
import { conditionsOf } from './conditions.ts';
import { receiptsOf, type Receipt } from './receipts.ts';
import { tunnelsOfRecord } from './tunnels.ts';
import type { Facts, MoodTick } from './traffic.ts';

/** What a record tells beside its transcript. */
export function factsOfRecord(record: RunRecord): Facts {
  const { origin: zero, transcript, parameters, incidents, lanes } = record;
  // How long it lasted counts from the lanes' start, which is when the first of them asks.
  const begunAt = Math.min(0, (transcript[0]?.at ?? zero) - zero);
  const receipts = new Map<TransportName, Receipt[]>(
    lanes.map(({ transport, arrivals }) => [transport, receiptsOf(arrivals, zero)]),
  );
  const endsAt = record.lastedMs + begunAt;
  const { network } = parameters;
  return {
    zero,
    endsAt,
    transports: lanes.map(({ transport }) => transport),
    network,
    conditions: [...conditionsOf(incidents), ...tunnelsOfRecord(network, incidents, endsAt)],
    receipts,
    moods: moodsOf(record),
  };
}

/** The run's moods; those that a log which was lost can no longer tell of are known by their arrivals. */
function moodsOf({ moods, lanes, origin }: RunRecord): MoodTick[] {
  const emojis = new Map<number, string>();
  for (const { arrivals } of lanes) for (const { at } of arrivals) emojis.set(at - origin, '');
  for (const { at, emoji } of moods) emojis.set(at - origin, emoji);
  return [...emojis].map(([at, emoji]) => ({ at, emoji })).sort((one, other) => one.at - other.at);
}

/** A live lane's receipts: its dots know commit and latency, not when the batch was made. */
export function receiptsOfDots(dots: readonly Dot[]): Receipt[] {
  return receiptsOf(
    dots.map(({ at, latencyMs }) => ({ at, sentAt: null, receivedAt: at + latencyMs })),
    0,
  );
}

/** The moods that any live lane has had so far, in order of commit. */
export function moodsOfDots(lanes: readonly (readonly Dot[])[]): MoodTick[] {
  const commits = new Set<number>();
  for (const dots of lanes) for (const { at } of dots) commits.add(Math.round(at * 10) / 10);
  return [...commits].sort((one, other) => one - other).map((at) => ({ at, emoji: '' }));
}

/** What can be told of a transcript alone; its zero is its first row. */
export function factsOfTranscript(
  rows: readonly TranscriptRow[],
  network: NetworkProfile = NETWORKS.local,
): Facts {
  const zero = rows[0]?.at ?? 0;
  const transports = TRANSPORTS.filter((name) => rows.some(({ transport }) => transport === name));
  return { zero, endsAt: null, transports, network, conditions: [], receipts: new Map(), moods: [] };
}
