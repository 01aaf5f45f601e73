import { failed, type Finding } from '../check.ts';
import type { Stage } from '../stage.ts';
import { onServerClock } from './comparison-latency.ts';
import type { Asked } from './comparison-ledger.ts';
import { sureUntil, type Run } from './comparison-run.ts';
import { requestsOf } from './comparison-sure.ts';

/** A lost stream is opened again, and a refused poll repeated, after at most so long, milliseconds. */
export const REOPEN_MS = 500;
/** The least pause before a lost WebSocket is opened again, milliseconds, with room for a timer that fires early. */
const LEAST_PAUSE_MS = 90;

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
      : ['Votre WebSocket n’a pas été rouvert', 'Your WebSocket was not opened again'];
  const expected = { fr: `de nouveau en ${REOPEN_MS} ms au plus`, en: `again within ${REOPEN_MS} ms` };
  return failed(
    expected,
    { fr: 'jamais', en: 'never' },
    {
      fr: `${fr} après le refus ou la coupure, alors qu’il restait ${left} ms.`,
      en: `${en} after the refusal or the drop, although ${left} ms were left.`,
    },
  );
}

/** Coming back without a pause: the server refused before the page knew, and saw the next one after it was sent. */
export function storm(openings: readonly Asked[]): Finding | undefined {
  const pauses = openings.slice(1).flatMap(({ at }, n) => {
    const { status, written } = openings[n]!;
    return status !== null && status >= 400 && written[0] ? [at - written[0].at] : [];
  });
  const shortest = Math.min(...pauses);
  if (shortest >= LEAST_PAUSE_MS) return undefined;
  const ms = Math.round(shortest);
  const expected = { fr: 'une pause d’au moins 100 ms', en: 'a pause of at least 100 ms' };
  return failed(expected, `${ms} ms`, {
    fr: `Votre WebSocket a été rouvert ${ms} ms après un refus : attendez au moins 100 ms.`,
    en: `Your WebSocket was opened again ${ms} ms after a refusal: wait at least 100 ms.`,
  });
}
