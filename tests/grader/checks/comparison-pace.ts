import { failed, type Finding, type Text } from '../check.ts';
import type { Stage } from '../stage.ts';
import { median } from '../statistics.ts';
import type { Asked } from './comparison-ledger.ts';
import type { Run } from './comparison-run.ts';

/** How much of the measurement one method may pass before the other begins. */
const BEGINS_WITHIN = 0.6;

/** A method that began when the other one's measurement was over: two measurements, and not one comparison. */
export function oneAfterTheOther({ watch, durationMs }: Run): Finding | undefined {
  const [poll, socket] = [watch.requests('/stream/short-poll')[0]?.sentAt, watch.sockets[0]];
  if (poll === undefined || socket === undefined) return undefined;
  const gap = Math.round(Math.abs(poll - socket));
  if (gap < durationMs * BEGINS_WITHIN) return undefined;
  const late = poll < socket ? 'websocket' : 'polling';
  const expected = { fr: 'les deux en même temps', en: 'both at the same time' };
  const found = { fr: `${late} ${gap} ms plus tard`, en: `${late} ${gap} ms later` };
  return failed(expected, found, {
    fr: `${late} n’a commencé que ${gap} ms après l’autre ; toute la mesure dure ${durationMs} ms : les deux méthodes vont ensemble.`,
    en: `${late} only began ${gap} ms after the other; the whole measurement lasts ${durationMs} ms: both methods run together.`,
  });
}

/** A poll that left while another was still under way. */
export function overlap(polls: readonly Asked[]): Finding | undefined {
  const second = polls.findIndex((poll, n) => n > 0 && (polls[n - 1]!.doneAt ?? Infinity) > poll.at);
  if (second < 1) return undefined;
  const after = Math.round(polls[second]!.at - polls[second - 1]!.at);
  const found = {
    fr: `la requête n° ${second + 1} après ${after} ms, la n° ${second} encore sans réponse`,
    en: `poll no. ${second + 1} after ${after} ms, no. ${second} still unanswered`,
  };
  return failed({ fr: 'une requête à la fois', en: 'one poll at a time' }, found, {
    fr: `Votre requête n° ${second + 1} est partie ${after} ms après la précédente, qui attendait encore sa réponse.`,
    en: `Your poll no. ${second + 1} left ${after} ms after the one before, which was still waiting for its answer.`,
  });
}

/** A poll that does not go on from where the one before has brought it. */
export function wrongCursor(polls: readonly Asked[], run: Run): Finding | undefined {
  let expected = run.after;
  for (const [n, poll] of polls.entries()) {
    if (poll.after !== expected) {
      const found = poll.after === null ? { fr: 'sans after', en: 'no after' } : `after=….${poll.after}`;
      return failed(`after=….${expected}`, found, {
        fr: `Votre requête n° ${n + 1} demande la suite de ${poll.after ?? 'rien'} ; la réponse d’avant vous avait mené à ${expected}.`,
        en: `Your poll no. ${n + 1} asks for what follows ${poll.after ?? 'nothing'}; the answer before had brought you to ${expected}.`,
      });
    }
    expected += poll.written.reduce((sum, { entries }) => sum + entries, 0);
  }
  return undefined;
}

/** A stream that was opened without saying where it goes on from. */
export function wrongOpening(openings: readonly Asked[]): Finding | undefined {
  const without = openings.findIndex(({ after }) => after === null);
  if (without < 0) return undefined;
  const [expected, none] = [
    { fr: 'after=<curseur>', en: 'after=<cursor>' },
    { fr: 'sans after', en: 'no after' },
  ];
  return failed(expected, none, {
    fr: `L’ouverture n° ${without + 1} de votre WebSocket n’a pas de « after » : ce qui était venu avant est perdu.`,
    en: `Opening no. ${without + 1} of your WebSocket has no “after”: what had come before is lost.`,
  });
}

/** Fewer polls than this say little: then one that comes in time is enough. */
const FEW = 4;

/** A pause that may be so many intervals long says nothing any more of the interval. */
const LONGEST_INTERVALS = 2.9;

/**
 * Polls that come too often, too seldom, or not at the interval. One slow answer leaves the median alone; one that
 * arrived late, the mean. On a machine that answers slowly a poll may come later by as much.
 */
export function wrongPace(stage: Stage, polls: readonly Asked[], run: Run): Finding | undefined {
  const { durationMs, pollIntervalMs } = run;
  const longest = pollIntervalMs * 1.3 + 50 + 2 * answerMs(run) + 3 * run.watch.pingMs;
  const pauses = polls.slice(1).map(({ at }, n) => at - polls[n]!.at);
  if (pauses.length === 0 && durationMs >= longest * 3) return onePoll(run);
  if (pauses.length === 0) {
    stage.doubtful = true;
    return undefined;
  }
  const [middle, mean] = [median(pauses), meanOf(pauses.slice(1))];
  const often = Math.max(middle, mean) < pollIntervalMs * 0.8;
  const seldom = (polls.length < FEW ? Math.min(...pauses) : middle) > longest;
  if (!often && !seldom) {
    stage.doubtful ||= longest > pollIntervalMs * LONGEST_INTERVALS;
    return undefined;
  }
  const [count, pause] = [polls.length, Math.round(middle)];
  const found = {
    fr: `${count} requêtes, espacées de ${pause} ms`,
    en: `${count} polls, ${pause} ms apart`,
  };
  return failed(pollEach(pollIntervalMs), found, {
    fr: `${count} requêtes en ${durationMs} ms, espacées de ${pause} ms (médiane) ; l’intervalle donné est de ${pollIntervalMs} ms.`,
    en: `${count} polls in ${durationMs} ms, ${pause} ms apart (median); the interval given is ${pollIntervalMs} ms.`,
  });
}

function onePoll({ durationMs, pollIntervalMs }: Run): Finding {
  return failed(
    pollEach(pollIntervalMs),
    { fr: 'une seule', en: 'one' },
    {
      fr: `Une seule requête en ${durationMs} ms ; l’intervalle donné est de ${pollIntervalMs} ms.`,
      en: `One poll in ${durationMs} ms; the interval given is ${pollIntervalMs} ms.`,
    },
  );
}

function pollEach(ms: number): Text {
  return { fr: `une requête toutes les ${ms} ms`, en: `a poll every ${ms} ms` };
}

/** 0 where there is none. */
function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** What a poll's answer usually takes, milliseconds. */
function answerMs({ watch }: Run): number {
  const answered = watch.requests('/stream/short-poll').filter(({ finishedAt }) => finishedAt !== null);
  return answered.length > 0 ? median(answered.map(({ sentAt, finishedAt }) => finishedAt! - sentAt)) : 0;
}
