import type { IncomingMessage } from 'node:http';
import { expectOwnOrigin, ForeignError } from '../host/guard.ts';

/** Addresses of this machine to itself, IPv4 in IPv6 included. */
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

/** Whether a client with this address is on the lab's own machine, and calls it by a loopback address. */
export function isLoopback(address: string | undefined): boolean {
  return address !== undefined && LOOPBACK.test(address);
}

/**
 * Throws a ForeignError unless the request comes from this machine and from a page of the lab's: what students write
 * is run here, for nobody else.
 */
export function expectLocal(request: IncomingMessage): void {
  const address = request.socket.remoteAddress;
  if (!isLoopback(address)) {
    throw new ForeignError('Exercises run only where the lab runs', 'a loopback address', String(address));
  }
  expectOwnOrigin(request);
}

const OTHER_NAME: Record<string, string> = { localhost: '127.0.0.1', '127.0.0.1': 'localhost' };

/**
 * The same lab under its other loopback name, which is another site for a browser: it runs a frame from there in a
 * process of its own. Undefined for any other host.
 */
export function otherLoopback(host: string | undefined): string | undefined {
  const [name = '', port] = (host ?? '').split(':');
  const other = OTHER_NAME[name];
  if (other === undefined) return undefined;
  return `http://${other}${port === undefined ? '' : `:${port}`}`;
}
