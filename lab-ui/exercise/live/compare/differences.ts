import type { Comparison, Method } from '../../../../exercises/contract.ts';
import type { Reading } from '../../../../lab-server/wire/readings.ts';
import type { ExerciseTexts } from '../../i18n/fr.ts';
import { METHODS, TRANSPORT_OF, type Seen } from './own-lanes.ts';

/** What stands beside the student's figures. */
export interface Beside {
  told: Partial<Record<Method, number>>;
  labs: Partial<Record<Method, Seen>>;
  /** What the server counted for the student's lanes. */
  server: readonly Reading[];
}

/** How figures are written in the page's language. */
export interface Formats {
  count: (count: number) => string;
  ms: (ms: number) => string;
  bytes: (bytes: number) => string;
}

/** Differences of latency that mean something: larger than both. */
const LATENCY_MS = 500;
const LATENCY_SHARE = 0.25;
/** Lanes end within a message of each other, so that their sums differ a little. */
const PAYLOAD_SHARE = 0.03;
/** Moods that may be under way at the end. */
const EVENTS_SHARE = 0.03;

/** Where the student's figures differ from the lab's and the server's, one sentence each. */
export function differencesOf(
  yours: Comparison,
  { told, labs, server }: Beside,
  t: ExerciseTexts,
  { count, ms, bytes }: Formats,
): string[] {
  const found: string[] = [];
  for (const method of METHODS) {
    const mine = yours[method];
    const lab = labs[method];
    const seen = server.find(({ transport }) => transport === TRANSPORT_OF[method]);
    if (!mine || !lab) continue;
    const name = t.methods[method];
    const say = t.compare;
    const requests = seen?.requests ?? 0;
    if (mine.requests !== requests) found.push(say.requests(name, count(mine.requests), count(requests)));
    if (differs(mine.events, lab.events, EVENTS_SHARE, 1))
      found.push(say.events(name, count(mine.events), count(lab.events)));
    if (mine.events !== (told[method] ?? 0))
      found.push(say.told(name, count(mine.events), count(told[method] ?? 0)));
    if (differs(mine.meanLatencyMs ?? 0, lab.meanLatencyMs ?? 0, LATENCY_SHARE, LATENCY_MS))
      found.push(say.latency(name, latency(mine.meanLatencyMs), latency(lab.meanLatencyMs)));
    const comparable = Math.abs(mine.events - lab.events) <= 1;
    if (comparable && differs(mine.payloadBytes, lab.payloadBytes, PAYLOAD_SHARE, 600))
      found.push(say.payload(name, bytes(mine.payloadBytes), bytes(lab.payloadBytes)));
    const useless = method === 'websocket' || method === 'sse' ? 0 : (seen?.useless ?? 0);
    if (differs(mine.uselessRequests, useless, 0, 1))
      found.push(say.useless(name, count(mine.uselessRequests), count(useless)));
  }
  return found;

  function latency(mean: number | null): string {
    return mean === null ? t.compare.nothing : ms(mean);
  }
}

function differs(one: number, other: number, share: number, least: number): boolean {
  const difference = Math.abs(one - other);
  return !(difference <= Math.max(least, share * Math.max(Math.abs(one), Math.abs(other))));
}
