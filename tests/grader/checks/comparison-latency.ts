import type { Comparison } from '../../../exercises/contract.ts';
import { failed, type Finding } from '../check.ts';
import type { Stage } from '../stage.ts';
import { deliveries } from './comparison-ledger.ts';
import { received, type Run } from './comparison-run.ts';
import { requestsOf, seqsOf, sureLines } from './comparison-sure.ts';
import type { Seen } from './comparison-watch.ts';

/** How far a mean may lie outside what is possible, milliseconds, where nothing is slow. */
const LATENCY_BAND_MS = 100;
/** From so far on, milliseconds, usual mistakes are no longer told from the truth: the least is some 240 off. */
const WIDEST_BAND_MS = 220;
/** How much more where the page answers slowly: so many times its answer. */
const BAND_PINGS = 1;
/** From so long on, milliseconds, a page's answer is a slow one; a machine with time answers in two. */
const SLOW_PING_MS = 25;

type Method = 'polling' | 'websocket';

/** A delay that the check has put on a method's line from some moment of the server's clock on. */
export interface Delay {
  readonly from: number;
  readonly ms: number;
}

/**
 * Between which values the mean of (received − committed) lies, for the moods that the student passed on: nothing is
 * received before the server wrote it, nor after the browser told of it. Null where none was passed on.
 */
export async function meanLatency(stage: Stage, run: Run, method: Method, delay?: Delay) {
  const seqs = new Set((await received(run, method)).map(Number.parseFloat));
  const writtenAt = deliveries(requestsOf(stage, method));
  const toldAt = method === 'polling' ? answersTold(stage, run) : messagesTold(stage, run);
  const { entries } = stage.lab.log.read(stage.lab.log.earliest);
  let [least, most, count] = [0, 0, 0];
  for (const { seq, at } of entries) {
    const written = writtenAt.get(seq);
    if (written === undefined || !seqs.has(seq)) continue;
    const leaves = written + (delay && written >= delay.from ? delay.ms : 0);
    least += leaves - at;
    most += Math.max(leaves, toldAt.get(seq) ?? leaves) - at;
    count++;
  }
  return count === 0 ? null : { least: least / count, most: most / count };
}

/** When the browser told of the answer with each mood, on the server's clock. */
function answersTold(stage: Stage, run: Run): Map<number, number> {
  const seen = run.watch.requests('/stream/short-poll');
  const told = requestsOf(stage, 'polling').flatMap((request, n) => {
    const at = onServerClock(stage, seen[n]?.finishedAt ?? performance.now());
    return seqsOf(request).map((seq) => [seq, at] as const);
  });
  return firstOf(told);
}

function messagesTold(stage: Stage, run: Run): Map<number, number> {
  return firstOf(
    run.watch.messages.flatMap(({ at, seqs }) => seqs.map((seq) => [seq, onServerClock(stage, at)] as const)),
  );
}

function firstOf(pairs: readonly (readonly [number, number])[]): Map<number, number> {
  return new Map(pairs.toReversed());
}

/** A moment of this process as the lab's clock has it. */
export function onServerClock({ skewMs }: Stage, at: number): number {
  return performance.timeOrigin + at + skewMs;
}

/** A claimed mean that cannot be. */
export async function wrongLatency(
  stage: Stage,
  run: Run,
  found: Comparison,
  method: Method,
  delay?: Delay,
): Promise<Finding | undefined> {
  const truth = await meanLatency(stage, run, method, delay);
  const claim = found[method].meanLatencyMs;
  if (truth === null) {
    if (claim !== null) return wrongWithout(method, claim);
    if (sureLines(stage, run, method).length > 0) return nothingReceived(method);
    stage.doubtful = true;
    return undefined;
  }
  if (clockTooSlow(run)) {
    stage.doubtful = true;
    return undefined;
  }
  const band = LATENCY_BAND_MS + BAND_PINGS * run.watch.pingMs + clockErrorMs(run);
  if (claim !== null && claim >= truth.least - band && claim <= truth.most + band) {
    stage.doubtful ||= (truth.most - truth.least) / 2 + band > WIDEST_BAND_MS;
    return undefined;
  }
  const middle = (truth.least + truth.most) / 2;
  const [said, is] = [claim === null ? 'null' : `${Math.round(claim)} ms`, `${Math.round(middle)} ms`];
  const skewed = claim !== null && Math.abs(Math.abs(claim - middle) - Math.abs(stage.skewMs)) < band;
  const skew = Math.round(Math.abs(stage.skewMs));
  const range = `${is} ± ${Math.round(band)} ms`;
  const expected = { fr: `${method}.meanLatencyMs : ${range}`, en: `${method}.meanLatencyMs: ${range}` };
  return failed(expected, said, {
    fr: `${method}.meanLatencyMs : vous annoncez ${said} ; d’après le serveur et le navigateur, ${is} pour les mêmes humeurs.${skewed ? ` L’écart est celui des deux horloges : ${skew} ms.` : ''}`,
    en: `${method}.meanLatencyMs: you report ${said}; by the server’s and the browser’s records it is ${is} for the same moods.${skewed ? ` The difference is that between the two clocks: ${skew} ms.` : ''}`,
  });
}

/** How long a question for the time took, or went without an answer until it was given up, milliseconds. */
function tripOf({ sentAt, finishedAt, failedAt }: Seen): number {
  return (finishedAt ?? failedAt ?? performance.now()) - sentAt;
}

/** How wrong a clock may be that was read half-way through one question: half of what the slowest one took. */
function clockErrorMs({ watch }: Run): number {
  return Math.max(0, ...watch.requests('/time').map(tripOf)) / 2;
}

/**
 * A machine on which a question for the time had no answer in a good part of the measurement gives no clock. Where the
 * page answers quickly it is not the machine: then the page itself has kept its question from leaving.
 */
function clockTooSlow({ watch, durationMs }: Run): boolean {
  if (watch.pingMs < SLOW_PING_MS) return false;
  const questions = watch.requests('/time');
  return questions.some((one) => one.finishedAt === null && tripOf(one) > durationMs / 4);
}

function nothingReceived(method: Method): Finding {
  const [some, none] = [
    { fr: 'des humeurs', en: 'moods' },
    { fr: 'aucune', en: 'none' },
  ];
  return failed(some, none, {
    fr: `${method} n’a transmis aucune humeur à bench.received : il n’y a pas de latence à mesurer.`,
    en: `${method} passed no mood to bench.received: there is no latency to measure.`,
  });
}

function wrongWithout(method: Method, claim: number): Finding {
  return failed('null', String(claim), {
    fr: `${method} n’a transmis aucune humeur, et vous annoncez une latence moyenne de ${claim} ms au lieu de null.`,
    en: `${method} passed no mood on, and you report a mean latency of ${claim} ms instead of null.`,
  });
}
