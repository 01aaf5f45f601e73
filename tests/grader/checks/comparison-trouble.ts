import { NO_FAULT } from '../../../lab-server/wire/control.ts';
import { passed, type Check } from '../check.ts';
import { wrongEvents, wrongRequests } from './comparison-claims.ts';
import { endsAtItsEnd, endsInPause, endsOnAbort } from './comparison-end.ts';
import { asked, open } from './comparison-ledger.ts';
import { sameLines } from './comparison-lines.ts';
import { wrongOpening } from './comparison-pace.ts';
import { notAgain, REOPEN_MS, storm } from './comparison-reopening.ts';
import {
  LIMIT_MS,
  changed,
  comparison,
  isFinding,
  openRun,
  pause,
  post,
  start,
  within,
} from './comparison-run.ts';

const needs = ['1.starts'];

/** A measurement that only an abort ends in time, milliseconds. */
const LONG_MS = 60_000;

/** How it ends, and what it survives. */
export const troubleChecks: readonly Check[] = [
  {
    id: '1.releases',
    exercise: 1,
    points: 3,
    needs,
    visibility: 'visible',
    section: 'releases',
    limitMs: LIMIT_MS,
    title: {
      fr: 'Rend tout à la fin, et dès l’interruption',
      en: 'Releases everything at the end, and on abort',
    },
    hint: {
      fr: 'Un seul `AbortController` pour tout : la durée l’arrête, `bench.signal` aussi ; fetch, minuteries et WebSocket l’écoutent.',
      en: 'One `AbortController` for all: the duration aborts it, `bench.signal` too; fetch, timers and WebSocket listen to it.',
    },
    async run(stage) {
      const interval = stage.draw(85, 110);
      const run = await openRun(stage, LONG_MS, interval);
      await start(run);
      await within(interval * 3, () => asked(stage, 'short-poll').length >= 2 && open(stage) > 0);
      return (
        (await endsOnAbort(stage, run)) ??
        (await endsInPause(stage, await changed(run, { pollIntervalMs: LONG_MS }))) ??
        (await endsAtItsEnd(
          stage,
          await changed(run, { durationMs: interval * 6, pollIntervalMs: interval }),
        )) ??
        passed
      );
    },
  },
  {
    id: '1.survives',
    exercise: 1,
    points: 3,
    needs: ['1.polls', '1.listens', '1.counts'],
    visibility: 'visible',
    section: 'survives',
    limitMs: LIMIT_MS,
    title: {
      fr: 'Un 503 et une coupure ne gâchent rien',
      en: 'A 503 and a drop spoil nothing',
    },
    hint: {
      fr: 'Après un refus, la requête suivante part du même curseur. Un WebSocket fermé se rouvre avec le curseur du dernier message.',
      en: 'After a refusal the next poll asks from the same cursor. A closed WebSocket is opened again with the last message’s cursor.',
    },
    async run(stage) {
      const run = await openRun(stage, 2_300, 100);
      const { gate } = stage.lab.host;
      const openings = () => asked(stage, 'websocket');
      const refused = () => asked(stage, 'short-poll').filter(({ status }) => status === 503);
      await start(run);
      await within(500, () => asked(stage, 'short-poll').length >= 2 && openings().length > 0);
      await post(stage, run, stage.draw(1, 3));
      await pause(20);
      for (const transport of ['short-poll', 'websocket'] as const)
        gate.set(transport, { ...NO_FAULT, refuse: true });
      gate.cut('websocket', stage.random() < 0.5 ? 'clean' : 'reset');
      const cutAt = performance.now();
      await post(stage, run, stage.draw(1, 3));
      await within(REOPEN_MS * 1.4, () => refused().length >= 2 && openings().length >= 2);
      for (const transport of ['short-poll', 'websocket'] as const) gate.set(transport, NO_FAULT);
      const healedAt = performance.now();
      run.troubledUntil = healedAt + REOPEN_MS;
      await post(stage, run, stage.draw(1, 3));
      const found = await comparison(run);
      if (isFinding(found)) return found;
      for (const method of ['polling', 'websocket'] as const) {
        const again = notAgain(stage, run, method, cutAt, healedAt);
        if (again) return again;
        const lines = await sameLines(stage, run, method);
        if (!lines.passed) return lines;
      }
      return (
        wrongOpening(openings()) ??
        storm(openings()) ??
        wrongRequests(stage, found, 'polling', 1) ??
        wrongRequests(stage, found, 'websocket', 1) ??
        wrongEvents(stage, run, found, 'polling') ??
        wrongEvents(stage, run, found, 'websocket') ??
        passed
      );
    },
  },
];
