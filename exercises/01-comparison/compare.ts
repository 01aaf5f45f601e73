import type { Bench, Comparison, MethodResult } from '../contract.ts';

/** Polls and listens by WebSocket for the bench's duration, and says what each method cost and brought. */
export async function compareMethods(bench: Bench): Promise<Comparison> {
  // TODO 1: start both methods side by side, and wait until bench.durationMs is over.

  // TODO 2: poll every bench.pollIntervalMs, one request at a time, each from the cursor of the last batch.
  const polling = noResult();

  // TODO 3: listen by WebSocket for the same time; give each entry to bench.received once.
  const websocket = noResult();

  // TODO 4: count requests, events and useless requests of each method.
  // TODO 5: estimate the server's clock by bench.timeUrl, and take the mean latency on it.
  // TODO 6: add up the UTF-8 bytes of bodies and messages.
  // TODO 7: release everything at the end, and as soon as bench.signal aborts.
  // TODO 8: go on after a refused request (503) and after a dropped connection.
  // TODO 9: as a bonus, long polling and Server-Sent Events beside them.
  await Promise.resolve(bench);
  return { polling, websocket };
}

function noResult(): MethodResult {
  return { requests: 0, events: 0, meanLatencyMs: null, payloadBytes: 0, uselessRequests: 0 };
}
