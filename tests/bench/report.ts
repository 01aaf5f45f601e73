import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { Cost, HeldCost } from './measure.ts';
import type { PeerName, Scenario, Settings } from './settings.ts';

/** What each server cost, round by round. */
export type Rounds = Partial<Record<PeerName, Cost[]>>;

/** One scenario as it is printed: medians, and the lab's cost in units of the others' in the same round. */
export function fanOutRow(scenario: Scenario, rounds: Rounds) {
  const { transport, subscribers, rate, aim } = scenario;
  const median = (of: (cost: Cost) => number) =>
    Object.fromEntries(Object.entries(rounds).map(([name, costs]) => [name, middle(costs.map(of))]));
  const ratios = { nchan: ratio(rounds, 'nchan'), bare: ratio(rounds, 'bare') };
  const got = aim && ratios[aim.beside];
  return {
    transport,
    subscribers,
    rate,
    cpuUsPerEvent: median(({ cpuUs }) => cpuUs),
    ofWhichSystemUs: median(({ systemUs }) => systemUs),
    labBeside: { ...(ratios.nchan && { nchan: ratios.nchan }), ...(ratios.bare && { bare: ratios.bare }) },
    ...(aim && { aim: `at most ${aim.atMost} x ${aim.beside}`, met: got ? got <= aim.atMost : null }),
    cpuLoad: median(({ load }) => load),
    ...(transport.endsWith('poll') && { requestsPerEvent: median(({ requests }) => requests) }),
    rssMb: median(({ rssMb }) => rssMb),
  };
}

/** One transport's memory for each held connection as it is printed. */
export function heldRow(
  transport: TransportName,
  costs: Partial<Record<PeerName, HeldCost>>,
  { held, heldAimKb }: Settings,
) {
  const kb = (of: (cost: HeldCost) => number) =>
    Object.fromEntries(Object.entries(costs).map(([name, cost]) => [name, round(of(cost))]));
  const lab = costs.lab?.heldKb ?? NaN;
  return {
    transport,
    connections: held,
    rssKbPerConnection: kb(({ heldKb }) => heldKb),
    beforeCollectionKb: kb(({ busyKb }) => busyKb),
    aim: `at most ${heldAimKb} kB`,
    met: lab <= heldAimKb,
  };
}

/** The median over the rounds of the lab's cost by the other's: neighbours in time, whatever else the machine does. */
function ratio({ lab, ...others }: Rounds, name: 'bare' | 'nchan'): number | undefined {
  const other = others[name];
  if (!lab || !other) return undefined;
  return middle(lab.map(({ cpuUs }, n) => cpuUs / other[n]!.cpuUs));
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return round(sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
