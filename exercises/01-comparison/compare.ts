import type { Bench, Comparison, MethodResult } from '../contract.ts';

/** Polls and listens by WebSocket for the bench's duration, and says what each method cost and brought. */
export async function compareMethods(bench: Bench): Promise<Comparison> {
  // TODO 1: poll every bench.pollIntervalMs, one request at a time, each from the cursor of the last batch.
  const polling = noResult();
  // TODO 2: listen by WebSocket for the same time; take each entry once.
  const websocket = noResult();
  // TODO 3: count requests, events and useless requests of each method.
  // TODO 4: estimate the server's clock by bench.timeUrl, and take the mean latency on it.
  // TODO 5: add up the UTF-8 bytes of bodies and messages.
  // TODO 6: release everything at the end, and as soon as bench.signal aborts.
  // TODO 7: go on after a refused request (503) or a dropped connection.
  await Promise.resolve(bench);
  return { polling, websocket };
}

function noResult(): MethodResult {
  return { requests: 0, events: 0, meanLatencyMs: null, payloadBytes: 0, uselessRequests: 0 };
}
