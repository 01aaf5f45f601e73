import { NO_FAULT, type Cut, type Fault } from '../wire/control.ts';
import { TRANSPORTS, type TransportName } from '../wire/transports.ts';
import type { Exchange } from './exchange.ts';
import { OPEN, type Shape } from './line.ts';
import { Network } from './network.ts';

/**
 * The faults of each transport and the exchanges that they apply to. Transports know nothing of it: they see a
 * request that never comes, an aborted signal, or a socket that has gone.
 */
export class Gate {
  readonly network: Network;
  readonly #faults = new Map<TransportName, Fault>(TRANSPORTS.map((name) => [name, NO_FAULT]));
  readonly #exchanges = new Map<TransportName, Set<Exchange>>(TRANSPORTS.map((name) => [name, new Set()]));

  constructor(random: () => number) {
    this.network = new Network(random, () => this.#reshapeAll());
  }

  get faults(): Record<TransportName, Fault> {
    return Object.fromEntries(this.#faults) as Record<TransportName, Fault>;
  }

  get open(): number {
    let sum = 0;
    for (const exchanges of this.#exchanges.values()) sum += exchanges.size;
    return sum;
  }

  fault(transport: TransportName): Fault {
    return this.#faults.get(transport)!;
  }

  /** How the line of this transport behaves; undefined when nothing happens to it. */
  shape(transport: TransportName): Shape | undefined {
    const { freeze, delayMs } = this.fault(transport);
    const network = this.network.shape();
    if (!freeze && delayMs === 0) return network;
    const { frozen, delayMs: underWay, bytesPerSecond } = network ?? OPEN;
    return { frozen: freeze || frozen, delayMs: delayMs + underWay, bytesPerSecond };
  }

  set(transport: TransportName, fault: Fault): void {
    this.#faults.set(transport, fault);
    for (const exchange of this.#of(transport)) exchange.reshape();
  }

  /** Cuts every exchange that is open on this transport, and none that comes later. */
  cut(transport: TransportName, how: Cut): void {
    for (const exchange of this.#of(transport)) exchange.cut(how);
  }

  enter(exchange: Exchange): void {
    this.#of(exchange.transport).add(exchange);
  }

  leave(exchange: Exchange): void {
    this.#of(exchange.transport).delete(exchange);
  }

  /** Tells every open exchange that the server is going. */
  closeAll(): void {
    for (const exchanges of this.#exchanges.values()) for (const exchange of exchanges) exchange.stop();
  }

  #reshapeAll() {
    for (const exchanges of this.#exchanges.values()) for (const exchange of exchanges) exchange.reshape();
  }

  #of(transport: TransportName): Set<Exchange> {
    return this.#exchanges.get(transport)!;
  }
}
