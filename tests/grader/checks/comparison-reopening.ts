import { failed, type Finding } from '../check.ts';
import type { Stage } from '../stage.ts';
import { onServerClock } from './comparison-latency.ts';
import type { Asked } from './comparison-ledger.ts';
import { sureUntil, type Run } from './comparison-run.ts';
import { requestsOf } from './comparison-sure.ts';

/** A lost stream is opened again, and a refused poll repeated, after at most so long, milliseconds. */
export const REOPEN_MS = 500;
/** The least pause before a lost WebSocket is opened again, milliseconds, with room for a slow arrival. */
const LEAST_PAUSE_MS = 60;
/** What may come at once and still be no storm. */
const AT_ONCE = 4;

/** A method that did not come back although there was time: after the loss, or after the server was well again. */
export function notAgain(
  stage: Stage,
  run: Run,
  method: 'polling' | 'websocket',
  cutAt: number,
  healedAt: number,
): Finding | undefined {
  const slack = REOPEN_MS + 100 + 10 * run.watch.pingMs;
  const since = (moment: number) => {
    const from = onServerClock(stage, moment);
    return requestsOf(stage, method).filter(({ at }) => at >= from - 5).length;
  };
  const late = [cutAt, healedAt].find((from) => sureUntil(run) - from > slack && since(from) === 0);
  if (late === undefined) return undefined;
  const left = Math.round(sureUntil(run) - late);
  const [fr, en] =
    method === 'polling'
      ? ['Votre polling n’a plus rien demandé', 'Your polling asked nothing more']
      : ['Votre WebSocket n’a pas été rouverte', 'Your WebSocket was not opened again'];
  return failed(`again within ${REOPEN_MS} ms`, 'never', {
    fr: `${fr} après le refus ou la coupure, alors qu’il restait ${left} ms.`,
    en: `${en} after the refusal or the drop, although ${left} ms were left.`,
  });
}

/** Coming back without a pause. */
export function storm(openings: readonly Asked[]): Finding | undefined {
  const lasted = (openings.at(-1)?.at ?? 0) - (openings[0]?.at ?? 0);
  if (openings.length <= AT_ONCE + lasted / LEAST_PAUSE_MS) return undefined;
  const again = openings.length - 1;
  return failed('a pause of at least 100 ms', `${again} openings in ${Math.round(lasted)} ms`, {
    fr: `Votre WebSocket a été rouverte ${again} fois en ${Math.round(lasted)} ms : attendez au moins 100 ms.`,
    en: `Your WebSocket was opened again ${again} times in ${Math.round(lasted)} ms: wait at least 100 ms.`,
  });
}
