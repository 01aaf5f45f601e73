import * as student from 'student';
import type { CompareMethods, Entry, Method } from '../../../exercises/contract.ts';
import type { RunOrder } from '../frame/messages.ts';
import { hear, tell } from './to-page.ts';

/** Runs the student's `compareMethods` beside the lab's own lanes, whenever the page says so. */

/** Pause between two reports of what was received, milliseconds. */
const REPORT_MS = 200;

const { compareMethods } = student as { compareMethods?: CompareMethods };
let stopping = new AbortController();

/** What each method has told the bench: how many entries, and the last one's text. */
class Received {
  readonly counts: Partial<Record<Method, number>> = {};
  readonly last: Partial<Record<Method, string>> = {};

  take(method: Method, entry: Entry): void {
    this.counts[method] = (this.counts[method] ?? 0) + 1;
    const { nom, emoji } = entry.change.new ?? entry.change.old;
    this.last[method] = `${emoji} ${nom}`;
  }
}

async function run(compare: CompareMethods, order: RunOrder): Promise<void> {
  stopping.abort();
  stopping = new AbortController();
  const { after, durationMs, pollIntervalMs } = order;
  const received = new Received();
  const report = () => tell({ type: 'received', counts: received.counts, last: received.last });
  const timer = setInterval(report, REPORT_MS);
  const address = (path: string) => `${location.origin}/stream/${path}?client=${order.client}`;
  try {
    const comparison = await compare({
      after,
      durationMs,
      pollIntervalMs,
      pollingUrl: address('short-poll'),
      websocketUrl: address('websocket').replace('http', 'ws'),
      longPollingUrl: address('long-poll'),
      sseUrl: address('sse'),
      timeUrl: `${location.origin}/time`,
      signal: stopping.signal,
      received: (method, entry) => received.take(method, entry),
    });
    report();
    tell({ type: 'result', comparison: plain(comparison) });
  } catch (error) {
    reportError(error);
    tell({ type: 'failed' });
  } finally {
    clearInterval(timer);
  }
}

/** Whatever was returned, as JSON carries it: a page's message could not hold a function. */
function plain<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value) ?? 'null') as Value;
}

if (typeof compareMethods !== 'function') tell({ type: 'missing', name: 'compareMethods' });
else {
  hear((message) => {
    if (message.type === 'run') void run(compareMethods, message);
    if (message.type === 'stop') stopping.abort();
  });
  tell({ type: 'ready' });
}
