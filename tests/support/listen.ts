import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Lets a server of the test's own listen on a free port, and resolves to it; its connections end with the test. */
export async function listen(server: Server): Promise<number> {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A way to a port of this machine on which the test hears what passes; resolves to its origin. */
export async function tap(
  target: number,
  hear: { up?: (chunk: Buffer) => void; down?: (chunk: Buffer) => void },
): Promise<string> {
  const port = await listen(
    createServer((client) => {
      const server = connect(target, '127.0.0.1');
      client.on('data', (chunk) => hear.up?.(chunk)).pipe(server);
      server.on('data', (chunk) => hear.down?.(chunk)).pipe(client);
      for (const socket of [client, server]) socket.on('error', () => client.destroy());
    }),
  );
  return `http://127.0.0.1:${port}`;
}
