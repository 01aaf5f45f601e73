import * as student from 'student';
import type { CompareMethods, Entry, Method } from '../../../exercises/contract.ts';

/**
 * Runs the student's `compareMethods` on a bench of this lab's addresses: #start begins a run, #stop aborts it.
 * Each method's entries stand in a list of its name; #result holds what the last run returned.
 */
interface Settings {
  client: string;
  after: string;
  durationMs: number;
  pollIntervalMs: number;
}

/** As the address has them now: each run may have its own. */
const settingsOf = ({ hash }: Location) => JSON.parse(decodeURIComponent(hash.slice(1))) as Settings;
const element = (id: string) => document.getElementById(id)!;
const result = element('result');

const { compareMethods } = student as { compareMethods?: CompareMethods };
if (typeof compareMethods !== 'function')
  throw new Error(
    `Expected an exported function compareMethods, got ${Object.keys(student).join(', ') || 'no export'}.`,
  );

const lists = new Map<Method, HTMLOListElement>();
for (const method of ['polling', 'websocket', 'longPolling', 'sse'] as const) {
  const list = document.createElement('ol');
  list.id = method;
  lists.set(method, list);
  document.body.append(list);
}

function received(method: Method, { seq, change }: Entry): void {
  const item = document.createElement('li');
  item.textContent = `${seq} ${(change.new ?? change.old).commentaire}`;
  lists.get(method)!.append(item);
}

/** The run under way. */
let stopping = new AbortController();

async function run(compare: CompareMethods): Promise<void> {
  stopping = new AbortController();
  result.textContent = '';
  for (const list of lists.values()) list.replaceChildren();
  const { client, after, durationMs, pollIntervalMs } = settingsOf(location);
  const address = (path: string) => `${location.origin}/stream/${path}?client=${client}`;
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
    received,
  });
  // JSON has no NaN: it would pass for null, which means "no event".
  const legible = (_key: string, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
  result.textContent = JSON.stringify(comparison, legible) ?? 'undefined';
}

element('start').addEventListener('click', () => {
  run(compareMethods).catch((error: unknown) => {
    result.textContent = `It threw: ${String(error)}`;
    reportError(error);
  });
});
element('stop').addEventListener('click', () => stopping.abort());
element('ready').textContent = 'ready';
