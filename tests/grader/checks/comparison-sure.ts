import type { Method } from '../../../exercises/contract.ts';
import type { Stage } from '../stage.ts';
import { asked, type Asked } from './comparison-ledger.ts';
import { sureUntil, type Line, type Run } from './comparison-run.ts';

/** What is written so long before the end arrives before it, milliseconds, and so many times a page's answer. */
const [ARRIVES_MS, ARRIVES_PINGS] = [300, 20];
/** What the browser has told of so long before the end, the page has been told as well, likewise. */
const [TOLD_MS, TOLD_PINGS] = [40, 5];

const PATH = { polling: 'short-poll', websocket: 'websocket', longPolling: 'long-poll', sse: 'sse' } as const;

/** Every request of the student by one method, as the server saw it. */
export function requestsOf(stage: Stage, method: Method): Asked[] {
  return asked(stage, PATH[method]);
}

/**
 * The moods that a method must have had before its end: those whose message or answer the browser has told of in
 * time, and those that were committed early enough for anybody. The end itself is nobody's fault: what came about
 * then may have been taken or not.
 */
export function sureLines(stage: Stage, run: Run, method: Method): Line[] {
  const told = toldSeqs(stage, run, method);
  const waits = method === 'polling' ? run.pollIntervalMs : 0;
  const early = sureUntil(run) - ARRIVES_MS - ARRIVES_PINGS * run.watch.pingMs - waits;
  return run.lines.filter(({ seq, at }) => told.has(seq) || Math.max(at, run.troubledUntil) < early);
}

/** What the browser has told of by then, the page has been told within the measurement. */
export function toldUntil(run: Run): number {
  return sureUntil(run) - TOLD_MS - TOLD_PINGS * run.watch.pingMs;
}

function toldSeqs(stage: Stage, run: Run, method: Method): Set<number> {
  const until = toldUntil(run);
  if (method === 'sse') return new Set();
  if (method === 'websocket') {
    const messages = run.watch.messages.filter(({ at }) => at < until);
    return new Set(messages.flatMap(({ seqs }) => seqs));
  }
  const finished = run.watch
    .requests(`/stream/${PATH[method]}`)
    .filter(({ finishedAt }) => finishedAt !== null && finishedAt < until);
  return new Set(requestsOf(stage, method).slice(0, finished.length).flatMap(seqsOf));
}

/** The seqs of what was written for a request. */
export function seqsOf({ after, written }: Asked): number[] {
  const count = written.reduce((sum, { entries }) => sum + entries, 0);
  return Array.from({ length: count }, (_, n) => (after ?? 0) + n + 1);
}
