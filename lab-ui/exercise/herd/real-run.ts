import { RealClients } from './real-clients.ts';
import { RealCounts, type RealPhase, type RealState } from './real-counts.ts';
import { RealLab } from './real-lab.ts';

const OUTAGE_MS = 5_000;
/** The run ends so long after the loss, milliseconds, whoever is back. */
const LONGEST_MS = 40_000;
const REPORT_MS = 250;
/** The server's last rows come within so long, milliseconds. */
const LAST_NEWS_MS = 600;

/**
 * Takes this lab's WebSocket stream away from a hundred real clients, and lets them come back with these delays. Tells
 * how it goes; at the end, whatever that is, the lab's fault is as it was before.
 */
export async function runRealHerd(
  delays: readonly (readonly number[])[],
  client: string,
  tell: (state: RealState) => void,
  signal: AbortSignal,
): Promise<void> {
  const counts = new RealCounts();
  let phase: RealPhase = 'opening';
  const report = () => tell(counts.state(phase));
  const enter = (next: RealPhase) => {
    phase = next;
    report();
  };
  const lab = await RealLab.open(client, (news) => counts.hear(news));
  if (!lab) return enter('away');
  const url = new URL(`/stream/websocket?client=${client}`, location.origin.replace('http', 'ws'));
  const clients = new RealClients(url, delays, counts);
  const timer = setInterval(report, REPORT_MS);
  try {
    enter('opening');
    await clients.open(signal);
    counts.lostAt = performance.now();
    lab.refuse();
    enter('outage');
    await pause(OUTAGE_MS, signal);
    counts.returnedAt = performance.now();
    lab.restore();
    enter('returning');
    const end = performance.now() + LONGEST_MS - OUTAGE_MS;
    while (counts.returned < delays.length && performance.now() < end && !signal.aborted)
      await pause(100, signal);
    await pause(LAST_NEWS_MS, signal);
    enter(signal.aborted ? 'stopped' : counts.returned < delays.length ? 'late' : 'done');
  } finally {
    clearInterval(timer);
    clients.close();
    lab.close();
  }
}

/** Resolves after so long, or at once when the signal aborts. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}
