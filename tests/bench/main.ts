import { availableParallelism, cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { LoadMethods } from './load/main.ts';
import { measureFanOut, measureHeld, type HeldCost } from './measure.ts';
import { findNchan } from './peers/nchan.ts';
import { startPeer, type Peer } from './peers/start.ts';
import { Remote } from './remote.ts';
import { fanOutRow, heldRow, type Rounds } from './report.ts';
import { FULL, HELD, QUICK, SCENARIOS, type PeerName, type Scenario, type Settings } from './settings.ts';

const HELP = `What one delivery costs the lab's server, beside bare loops and, where it is installed, Nchan.

  npm run bench -- [--quick] [--only TEXT]

  --quick      one short round instead of three, and fewer held connections
  --only TEXT  only scenarios whose name has TEXT in it, such as "sse", "@500" or "held"
`;

/** The order turns with the round, so that none always follows the same one. */
const ORDERS: readonly PeerName[][] = [
  ['lab', 'nchan', 'bare'],
  ['bare', 'lab', 'nchan'],
  ['nchan', 'bare', 'lab'],
];

/** What has been started and not been stopped yet. */
const running = new Set<{ stop: () => Promise<void> }>();

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { quick: { type: 'boolean' }, only: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) return void process.stdout.write(HELP);
  const settings = values.quick ? QUICK : FULL;
  const wanted = (name: string) => name.includes(values.only ?? '');
  const load = keep(new Remote<LoadMethods>('load/main.ts'));
  const scenarios = SCENARIOS.filter((scenario) => wanted(nameOf(scenario)));
  const fanOut = await measureRounds(load, scenarios, settings);
  const held: ReturnType<typeof heldRow>[] = [];
  for (const transport of HELD.filter((name) => wanted(`${name} held`))) {
    const costs: Partial<Record<PeerName, HeldCost>> = {};
    for (const name of ORDERS[0]!) {
      const cost = await withPeer(name, transport, (peer) => measureHeld(load, peer, transport, settings));
      if (!cost) continue;
      costs[name] = cost;
      say(`${transport} held: ${name} ${cost.heldKb.toFixed(1)} kB`);
    }
    held.push(heldRow(transport, costs, settings));
  }
  const { rounds, warmUpSeconds, measuredSeconds, pollMs } = settings;
  const result = {
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim(),
    nginx: findNchan()?.version ?? 'no nginx with nchan found',
    parameters: { rounds, warmUpSeconds, measuredSeconds, shortPollMs: pollMs },
    fanOut,
    held,
  };
  process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
}

/** All scenarios and servers in every round; neighbours in time are compared. */
async function measureRounds(load: Remote<LoadMethods>, scenarios: readonly Scenario[], settings: Settings) {
  const costs = new Map<Scenario, Rounds>(scenarios.map((scenario) => [scenario, {}]));
  for (let n = 0; n < settings.rounds; n++) {
    for (const [scenario, rounds] of costs) {
      for (const name of ORDERS[n % ORDERS.length]!) {
        const measure = (peer: Peer) => measureFanOut(load, peer, scenario, settings);
        const cost = await withPeer(name, scenario.transport, measure);
        if (!cost) continue;
        (rounds[name] ??= []).push(cost);
        say(
          `${nameOf(scenario)}: ${name} ${cost.cpuUs.toFixed(2)} µs (system ${cost.systemUs.toFixed(2)}) at ${cost.load.toFixed(2)} of a core`,
        );
      }
    }
  }
  return [...costs].map(([scenario, rounds]) => fanOutRow(scenario, rounds));
}

/** A fresh server for each measurement, so that none pays for what came before. */
async function withPeer<T>(
  name: PeerName,
  transport: Scenario['transport'],
  measure: (peer: Peer) => Promise<T>,
): Promise<T | undefined> {
  const peer = await startPeer(name, transport);
  if (!peer) return undefined;
  keep(peer);
  try {
    return await measure(peer);
  } finally {
    running.delete(peer);
    await peer.stop();
  }
}

function nameOf({ transport, subscribers, rate }: Scenario): string {
  return `${transport} ${subscribers}@${rate}`;
}

function keep<T extends { stop: () => Promise<void> }>(started: T): T {
  running.add(started);
  return started;
}

async function stopAll(): Promise<void> {
  await Promise.all([...running].map((each) => each.stop()));
  running.clear();
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stopAll().then(() => process.exit(1)));
}

try {
  await main();
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
} finally {
  await stopAll();
}
