import type { IncomingMessage } from 'node:http';
import { hostname, networkInterfaces } from 'node:os';
import { ExpectationError } from '../wire/expect.ts';

/** A request that comes from where none may: answered with 403. */
export class ForeignError extends ExpectationError {}

/**
 * Names under which this machine may be addressed. A page on another site cannot use the lab through a name of
 * its own that it lets point here (DNS rebinding).
 */
export function ownNames(listensOn: string, extra: readonly string[] = []): Set<string> {
  const names = ['localhost', '127.0.0.1', '[::1]', hostname(), `${hostname()}.local`, listensOn, ...extra];
  for (const addresses of Object.values(networkInterfaces())) {
    for (const { address, family } of addresses ?? [])
      names.push(family === 'IPv6' ? `[${address}]` : address);
  }
  return new Set(names.map((name) => name.toLowerCase()));
}

/** Whether a request names this machine. */
export function isOwnHost({ headers }: IncomingMessage, names: ReadonlySet<string>): boolean {
  const name = (headers.host ?? '').replace(/:\d+$/, '').toLowerCase();
  return names.has(name);
}

/** Throws a ForeignError when a request names a foreign host. */
export function expectOwnHost(request: IncomingMessage, names: ReadonlySet<string>): void {
  if (isOwnHost(request, names)) return;
  const got = JSON.stringify(request.headers.host ?? '');
  throw new ForeignError('Foreign host', `one of ${[...names].join(', ')}`, got);
}

/** Throws a ForeignError when a page of another origin asks. Programs send none. */
export function expectOwnOrigin(request: IncomingMessage): void {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === `http://${host}` || origin === `https://${host}`) return;
  throw new ForeignError('Foreign origin', `http://${host}`, JSON.stringify(origin));
}
