import { NO_FAULT, type Fault } from '../../../lab-server/wire/control.ts';
import { TRANSPORTS, type TransportName } from '../../../lab-server/wire/transports.ts';
import type { NetworkProfile } from '../../../lab-server/wire/network.ts';
import type { Incident } from '../../../lab-server/wire/run.ts';

/** Something that was done to one transport for a while, or to all (null); milliseconds since the run's zero. */
export interface Condition {
  transport: TransportName | null;
  /** `freeze`: nothing moves. `refuse`: 503. `away`: there is no server. `delay`: later by `delayMs` each way. */
  what: 'freeze' | 'refuse' | 'away' | 'delay';
  delayMs: number;
  from: number;
  /** Infinity: it lasts. */
  to: number;
}

type Change = Pick<Condition, 'transport' | 'what' | 'delayMs'>;

/** Writes down what is done as it is done, one condition at a time for each transport. */
export class ConditionLog {
  readonly all: Condition[] = [];

  /** From `at` on this holds; `change` null: nothing does. */
  set(at: number, transport: TransportName | null, change: Change | null): void {
    const last = this.all.findLast((one) => one.transport === transport && one.to === Infinity);
    if (last) last.to = at;
    if (change) this.all.push({ ...change, from: at, to: Infinity });
  }

  /** Takes the faults as they stand at `at`, milliseconds since the run's zero. */
  takeFaults(at: number, faults: Readonly<Record<TransportName, Fault>>): void {
    for (const transport of TRANSPORTS) {
      const change = changeOf(transport, faults[transport]);
      const now = this.all.findLast((one) => one.transport === transport && one.to === Infinity);
      if (now?.what === change?.what && now?.delayMs === change?.delayMs) continue;
      this.set(at, transport, change);
    }
  }
}

function changeOf(transport: TransportName, { refuse, freeze, delayMs }: Fault): Change | null {
  if (freeze) return { transport, what: 'freeze', delayMs };
  if (refuse) return { transport, what: 'refuse', delayMs };
  return delayMs > 0 ? { transport, what: 'delay', delayMs } : null;
}

const ALL: Readonly<Record<string, Condition['what']>> = {
  restart: 'away',
  tunnel: 'freeze',
  refuse: 'refuse',
};

/** The conditions that a record's incidents tell of. */
export function conditionsOf(incidents: readonly Incident[]): Condition[] {
  const log = new ConditionLog();
  const faults = Object.fromEntries(TRANSPORTS.map((name) => [name, NO_FAULT])) as Record<
    TransportName,
    Fault
  >;
  for (const { at, what } of incidents) {
    const one = /^([\w-]+): (.+)$/.exec(what);
    const transport = TRANSPORTS.find((name) => name === one?.[1]);
    if (one && transport) {
      faults[transport] = changed(faults[transport], one[2]!);
      log.takeFaults(at, faults);
      continue;
    }
    const [, name = '', over] = /^(\w+)(-over)?$/.exec(what) ?? [];
    const kind = ALL[name];
    if (kind) log.set(at, null, over ? null : { transport: null, what: kind, delayMs: 0 });
  }
  return log.all;
}

/** A lane's faults after what an incident says of them; older records lift them all by a delay of nothing. */
function changed(fault: Fault, word: string): Fault {
  const [, kind, over] = /^(freeze|refuse|delay)(-over)?/.exec(word) ?? [];
  if (word === 'delay 0 ms') return NO_FAULT;
  if (kind === 'delay') return { ...fault, delayMs: over ? 0 : Number(/[\d.]+/.exec(word)?.[0] ?? 0) };
  return kind ? { ...fault, [kind]: over === undefined } : fault;
}

/** How long things are under way for one transport, as far as the network and the conditions tell. */
export class Road {
  readonly #network: NetworkProfile;
  readonly #conditions: readonly Condition[];

  constructor(network: NetworkProfile, conditions: readonly Condition[], transport: TransportName) {
    this.#network = network;
    this.#conditions = conditions.filter((one) => one.transport === null || one.transport === transport);
  }

  /** What opening a TCP connection costs, milliseconds. */
  get handshakeMs(): number {
    return this.#network.rttMs;
  }

  /** When `bytes` that are sent at `at` arrive; Infinity while nothing moves. */
  arrival(at: number, bytes: number): number {
    const { rttMs, bytesPerSecond } = this.#network;
    const rate = bytesPerSecond ?? Infinity;
    let due = at + rttMs / 2 + (bytes / rate) * 1_000;
    for (const { delayMs, from, to } of this.#conditions) if (at >= from && at < to) due += delayMs;
    for (const { what, from, to } of this.#conditions) {
      if (what === 'freeze' && due >= from && due < to) due = to;
    }
    return due;
  }
}
