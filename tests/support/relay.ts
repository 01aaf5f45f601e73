import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface RelayCount {
  bytesUp: number;
  bytesDown: number;
  requests: number;
}

/**
 * A TCP relay that counts what passes between a browser and the lab, for each client and transport. It knows HTTP
 * just enough to see whose turn it is on a keep-alive connection: a browser sends a request head as one piece, and
 * never before the last answer is whole.
 */
export class Relay {
  readonly #counts = new Map<string, RelayCount>();
  readonly #open = new Set<Socket>();

  static async start(target: number): Promise<{ relay: Relay; port: number }> {
    const relay = new Relay();
    const server = createServer({ allowHalfOpen: true }, (browser) =>
      relay.#pipe(browser, connect({ port: target, host: '127.0.0.1', allowHalfOpen: true })),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => {
      for (const socket of relay.#open) socket.destroy();
      server.close();
    });
    return { relay, port: (server.address() as AddressInfo).port };
  }

  count(client: string, transport: string): RelayCount {
    const key = `${client} ${transport}`;
    let count = this.#counts.get(key);
    if (!count) this.#counts.set(key, (count = { bytesUp: 0, bytesDown: 0, requests: 0 }));
    return count;
  }

  #pipe(browser: Socket, lab: Socket) {
    const nobody: RelayCount = { bytesUp: 0, bytesDown: 0, requests: 0 };
    let turn = nobody;
    for (const socket of [browser, lab]) {
      this.#open.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.once('close', () => this.#open.delete(socket));
    }
    browser.on('data', (chunk) => {
      const [, path] = /^[A-Z]+ (\S+) HTTP\/1\.1\r\n/.exec(chunk.toString('latin1', 0, 400)) ?? [];
      if (path !== undefined) turn = this.#whose(path) ?? nobody;
      if (path !== undefined) turn.requests++;
      turn.bytesUp += chunk.length;
      lab.write(chunk);
    });
    lab.on('data', (chunk) => {
      turn.bytesDown += chunk.length;
      browser.write(chunk);
    });
    browser.on('end', () => lab.end());
    lab.on('end', () => browser.end());
    // A browser that has gone may still be written to: what the lab has sent was on the wire.
    browser.on('close', () => lab.end());
    lab.on('close', () => browser.destroy());
  }

  #whose(path: string): RelayCount | undefined {
    const url = new URL(path, 'http://lab');
    const [, transport] = /^\/stream\/([\w-]+)$/.exec(url.pathname) ?? [];
    return transport === undefined
      ? undefined
      : this.count(url.searchParams.get('client') ?? 'anonymous', transport);
  }
}
