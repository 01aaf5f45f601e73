import type { IncomingMessage, Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Control } from '../control/control.ts';
import { expectOwnHost, expectOwnOrigin, ForeignError } from '../host/guard.ts';
import { REALTIME_PATH, type Host } from '../host/host.ts';
import { lineOf } from '../host/line.ts';
import { refuseSocket } from '../host/refuse.ts';
import { ExpectationError } from '../wire/expect.ts';

/** What is still open so long after the readers were told is closed by force, milliseconds. */
const GRACE_MS = 500;

/** Sends upgrades where they belong. Paths that are not the lab's are left alone: Vite has one of its own. */
export function acceptUpgrades(
  server: Server,
  { names, host, control }: { names: ReadonlySet<string>; host: Host; control: Control | undefined },
): void {
  server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const path = request.url ?? '';
    const realtime = path.split('?', 1)[0] === REALTIME_PATH;
    const ours = realtime || path === '/control' || path.startsWith('/stream/');
    try {
      if (!ours && request.headers['sec-websocket-protocol'] === 'vite-hmr') return;
      expectOwnHost(request, names);
      // As open to pages of other sites as a Supabase project is: see supabase/rest/routes.ts.
      if (!realtime) expectOwnOrigin(request);
      if (path === '/control' && control) control.upgrade(request, socket, head);
      else if (realtime || path.startsWith('/stream/')) void host.upgrade(request, socket, head);
      else
        throw new ExpectationError('No WebSocket here', '/stream/websocket or /control', path.slice(0, 200));
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error;
      const status = error instanceof ForeignError ? 403 : 404;
      refuseSocket(socket, { status, body: error.body });
    }
  });
}

/**
 * Answers bytes that are no HTTP. Where something was written before, an answer may be under way: such a connection
 * is only closed.
 */
export function answerMalformed(server: Server): void {
  server.on('clientError', ({ code, message }: NodeJS.ErrnoException, socket: Socket) => {
    if (!socket.writable || socket.bytesWritten > 0) {
      socket.destroy();
      return;
    }
    const status = MALFORMED[code ?? ''] ?? 400;
    const body = { error: 'Invalid request', expected: 'well-formed HTTP/1.1', got: message.slice(0, 100) };
    refuseSocket(socket, { status, body });
  });
}

const MALFORMED: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Every TCP connection of the server, upgraded ones included: Node forgets those. */
export function trackSockets(server: Server): ReadonlySet<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

/** Opens the port and resolves to it; rejects when it is taken. */
export function listen(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** Stops listening and resolves when every connection is gone: by itself, or by force after the grace. */
export function closeServer(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve();
    for (const socket of sockets) lineOf(socket)?.remove('arrives');
    const force = setTimeout(() => {
      for (const socket of sockets) {
        // A request that came in the meantime may be on a frozen line, which holds back even its end.
        lineOf(socket)?.remove('is lost');
        socket.destroy();
      }
    }, GRACE_MS);
    server.close(() => {
      clearTimeout(force);
      resolve();
    });
    server.closeIdleConnections();
  });
}
