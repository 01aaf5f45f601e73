import type { Connection, Network } from '../contract.ts';

/** Pause between two heartbeats, milliseconds. */
const BEAT_MS = 30_000;
/** Pause before a new connection, milliseconds. */
const RETRY_MS = 1_000;

/**
 * Keeps a connection: shows the server every 30 s that it is alive, and comes
 * back a second after each loss.
 */
export function keepAlive(network: Network): void {
  let connection: Connection;

  function connect(): void {
    connection = network.open();
    connection.whenOpen = () => {
      network.setInterval(beat, BEAT_MS);
    };
    connection.whenClosed = () => {
      network.setTimeout(connect, RETRY_MS);
    };
  }

  function beat(): void {
    connection.send('heartbeat');
  }

  connect();
}
