import type { Connection, Network } from '../../exercises/contract.ts';

/** Pause before a new connection, milliseconds. */
const RETRY_MS = 1_000;

/**
 * Keeps one connection, never two: comes back a second after a loss, and at
 * once when the network is back, because the old connection may be dead
 * without knowing it.
 */
export function stayConnected(network: Network): void {
  let current: Connection | undefined;
  let retry: number | undefined;

  function connect(): void {
    network.clearTimeout(retry);
    if (current) {
      // Ended on purpose: nothing is lost, and nothing to come back from.
      current.whenClosed = null;
      current.close();
    }
    current = network.open();
    current.whenClosed = () => {
      retry = network.setTimeout(connect, RETRY_MS);
    };
  }

  network.whenOnline = connect;
  connect();
}
