import { connect, createServer, type Socket } from 'node:net';
import { listen } from './listen.ts';

/** A way to a database that a test can make go dead without a word, and come back. */
export class DatabaseRelay {
  readonly #open = new Set<Socket>();
  #frozen = false;
  #port = 0;

  /** Between here and the server at `url`. */
  static async to(url: string): Promise<DatabaseRelay> {
    const relay = new DatabaseRelay();
    const { port } = new URL(url);
    relay.#port = await listen(createServer((near) => relay.#join(near, connect(Number(port), '127.0.0.1'))));
    return relay;
  }

  /** The same database by this way. */
  through(url: string): string {
    const by = new URL(url);
    by.port = String(this.#port);
    return by.href;
  }

  /** Nothing moves any more, and nobody is told. */
  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#open) socket.pause();
  }

  thaw(): void {
    this.#frozen = false;
    for (const socket of this.#open) socket.resume();
  }

  #join(near: Socket, far: Socket) {
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.#open.add(from);
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => {});
      from.on('close', () => {
        this.#open.delete(from);
        to.destroy();
      });
      if (this.#frozen) from.pause();
    }
  }
}
