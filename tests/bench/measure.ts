import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { LoadMethods } from './load/main.ts';
import type { Peer } from './peers/start.ts';
import type { Remote } from './remote.ts';
import type { Scenario, Settings } from './settings.ts';

/** What one server cost in one round. */
export interface Cost {
  /** User and system time of the server's process for each event delivered to each subscriber, µs. */
  cpuUs: number;
  /** The operating system's part of it: mostly the calls that write to the sockets. */
  systemUs: number;
  /** The part of its time that the process was busy. */
  load: number;
  /** Requests for each delivered event: below one, polls brought several events at once. */
  requests: number;
  rssMb: number;
}

/** Memory for each of many connections, kB (1,024 bytes). */
export interface HeldCost {
  /** Growth of the process right after an event went to all of them. */
  busyKb: number;
  /** The same once the garbage collector ran. */
  heldKb: number;
}

/** Connects the subscribers, warms up, and measures; fails unless each of them got every event exactly once. */
export async function measureFanOut(
  load: Remote<LoadMethods>,
  peer: Peer,
  { transport, subscribers, rate }: Scenario,
  { warmUpSeconds, measuredSeconds, pollMs }: Settings,
): Promise<Cost> {
  const publish = async (seconds: number) => {
    const last = await peer.publish({ count: Math.round(seconds * rate), rate });
    await load.call('until', last);
  };
  await load.call('connect', { ...(await peer.target(transport, pollMs)), count: subscribers });
  await pause(300);
  await publish(warmUpSeconds);
  await load.call('reset');
  const [before, begun] = [await peer.usage(), performance.now()];
  await publish(measuredSeconds);
  const [after, elapsedMs] = [await peer.usage(), performance.now() - begun];
  const { entries, wrong, lost, requests } = await load.call('received');
  await load.call('disconnect');
  const expected = Math.round(measuredSeconds * rate) * subscribers;
  if (entries !== expected || wrong + lost > 0) {
    throw new Error(
      `Expected ${expected} events, each once, got ${entries}; ${wrong} out of order, ${lost} lost.`,
    );
  }
  const cpuUs = after.cpuUs - before.cpuUs;
  const rssMb = after.rss / 1_048_576;
  const systemUs = (after.systemUs - before.systemUs) / entries;
  return {
    cpuUs: cpuUs / entries,
    systemUs,
    load: cpuUs / 1_000 / elapsedMs,
    requests: requests / entries,
    rssMb,
  };
}

/** Holds many connections that have had an event, and says what each takes of the server's memory. */
export async function measureHeld(
  load: Remote<LoadMethods>,
  peer: Peer,
  transport: TransportName,
  { held, pollMs }: Settings,
): Promise<HeldCost> {
  const target = await peer.target(transport, pollMs);
  const publishOne = async () => load.call('until', await peer.publish({ count: 1, rate: 1 }));
  await load.call('connect', { ...target, count: 50 });
  await pause(300);
  await publishOne();
  await load.call('disconnect');
  await pause(300);
  await peer.tidy();
  const before = (await peer.usage()).rss;
  await load.call('connect', { ...target, count: held });
  await pause(300);
  await publishOne();
  await pause(300);
  const busy = (await peer.usage()).rss;
  await peer.tidy();
  await pause(300);
  const settled = (await peer.usage()).rss;
  await load.call('disconnect');
  return { busyKb: (busy - before) / 1_024 / held, heldKb: (settled - before) / 1_024 / held };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
