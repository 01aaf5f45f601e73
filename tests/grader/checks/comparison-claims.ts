import type { Comparison, Method } from '../../../exercises/contract.ts';
import { failed, type Finding } from '../check.ts';
import type { Stage } from '../stage.ts';
import { useless } from './comparison-ledger.ts';
import type { Run } from './comparison-run.ts';
import { requestsOf, sureLines } from './comparison-sure.ts';

type Count = 'requests' | 'events' | 'uselessRequests';

/** A claimed count outside what may be, both ends included; the ends differ where the run's own end decides. */
export function wrongCount(
  found: Comparison,
  method: Method,
  count: Count,
  [least, most]: readonly [number, number],
): Finding | undefined {
  const claim = found[method]?.[count];
  if (claim !== undefined && claim >= least && claim <= most) return undefined;
  const truth = least === most ? String(most) : `${least}–${most}`;
  const expected = { fr: `${method}.${count} : ${truth}`, en: `${method}.${count}: ${truth}` };
  return failed(expected, String(claim), {
    fr: `${method}.${count} : vous annoncez ${claim} ; d’après le serveur, c’est ${truth}.`,
    en: `${method}.${count}: you report ${claim}; by the server’s own record it is ${truth}.`,
  });
}

/** A claimed number of requests that is not what the server saw; `band` for one that was under way at the end. */
export function wrongRequests(
  stage: Stage,
  found: Comparison,
  method: Method,
  band: number,
): Finding | undefined {
  const truth = requestsOf(stage, method).length;
  return wrongCount(found, method, 'requests', [truth - band, truth + band]);
}

/** A claimed number of events that is not what was there to be received. */
export function wrongEvents(stage: Stage, run: Run, found: Comparison, method: Method): Finding | undefined {
  const least = sureLines(stage, run, method).length;
  return wrongCount(found, method, 'events', [least, run.lines.length]);
}

/** A claimed number of useless requests that is further than one from what the server answered. */
export function wrongUseless(stage: Stage, found: Comparison): Finding | undefined {
  const truth = useless(requestsOf(stage, 'polling'));
  return (
    wrongCount(found, 'polling', 'uselessRequests', [truth - 1, truth + 1]) ??
    wrongCount(found, 'websocket', 'uselessRequests', [0, 0])
  );
}
