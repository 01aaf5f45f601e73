import { NO_FAULT } from '../../../lab-server/wire/control.ts';
import { failed, passed, type Check, type Finding } from '../check.ts';
import type { Stage } from '../stage.ts';
import { wrongCount } from './comparison-claims.ts';
import { asked, open } from './comparison-ledger.ts';
import { sameLines } from './comparison-lines.ts';
import {
  comparison,
  isFinding,
  openRun,
  pause,
  post,
  received,
  resultText,
  within,
  type Run,
} from './comparison-run.ts';

/** How long after its end, or after the abort, a run may go on; the check allows twice that. Milliseconds. */
const PROMPT_MS = 1_000;

const needs = ['1.starts'];

/** How it ends, and what it survives. */
export const troubleChecks: readonly Check[] = [
  {
    id: '1.releases',
    exercise: 1,
    points: 3,
    needs,
    visibility: 'visible',
    section: 'releases',
    limitMs: 15_000,
    title: {
      fr: 'Rend tout à la fin, et dès l’interruption',
      en: 'Releases everything at the end, and on abort',
    },
    hint: {
      fr: 'Un seul `AbortController` pour tout : la durée l’arrête, `bench.signal` aussi ; fetch, minuteries et WebSocket l’écoutent.',
      en: 'One `AbortController` for all: the duration aborts it, `bench.signal` too; fetch, timers and WebSocket listen to it.',
    },
    async run(stage) {
      const interval = stage.draw(85, 110);
      const run = await openRun(stage, interval * 6, interval);
      await run.student.click('start');
      await within(interval * 3, () => asked(stage, 'short-poll').length >= 2 && open(stage) > 0);
      await run.student.click('stop');
      const aborted = await endsWithin(run, PROMPT_MS * 2, 'abort');
      if (aborted) return aborted;
      const left = await stillOpen(stage, 'abort');
      if (left) return left;
      const before = asked(stage, 'short-poll').length;
      await run.student.click('start');
      const begun = performance.now();
      const late = await endsWithin(run, run.durationMs + PROMPT_MS * 2, 'end');
      const lasted = performance.now() - begun;
      return late ?? (await atTheEnd(stage, run, before, lasted));
    },
  },
  {
    id: '1.survives',
    exercise: 1,
    points: 3,
    needs,
    visibility: 'visible',
    section: 'survives',
    limitMs: 12_000,
    title: {
      fr: 'Un 503 et une coupure ne gâchent rien',
      en: 'A 503 and a drop spoil nothing',
    },
    hint: {
      fr: 'Après un refus, la requête suivante part du même curseur. Une WebSocket fermée se rouvre avec le curseur du dernier message.',
      en: 'After a refusal the next poll asks from the same cursor. A closed WebSocket is opened again with the last message’s cursor.',
    },
    async run(stage) {
      const run = await openRun(stage, 1_700, 100);
      const { gate } = stage.lab.host;
      const refused = () => asked(stage, 'short-poll').filter(({ status }) => status === 503).length;
      const openings = () => asked(stage, 'websocket').length;
      await run.student.click('start');
      await within(300, () => asked(stage, 'short-poll').length >= 2 && openings() > 0);
      await post(stage, run, stage.draw(1, 3));
      await pause(20);
      for (const transport of ['short-poll', 'websocket'] as const)
        gate.set(transport, { ...NO_FAULT, refuse: true });
      gate.cut('websocket', stage.random() < 0.5 ? 'clean' : 'reset');
      await post(stage, run, stage.draw(1, 3));
      await within(600, () => refused() >= 2 && openings() >= 2);
      for (const transport of ['short-poll', 'websocket'] as const) gate.set(transport, NO_FAULT);
      await post(stage, run, stage.draw(1, 3));
      const found = await comparison(run);
      if (isFinding(found)) return found;
      const lists = [
        sameLines(run, 'polling', await received(run, 'polling')),
        sameLines(run, 'websocket', await received(run, 'websocket')),
      ];
      return (
        lists.find((finding) => !finding.passed) ??
        storm(openings()) ??
        wrongCount(found, 'polling', 'requests', asked(stage, 'short-poll').length, 1) ??
        wrongCount(found, 'websocket', 'requests', openings(), 1) ??
        wrongCount(found, 'polling', 'events', run.lines.length, 0) ??
        wrongCount(found, 'websocket', 'events', run.lines.length, 0) ??
        passed
      );
    },
  },
];

/** A run that does not end in time. */
async function endsWithin(run: Run, ms: number, why: 'abort' | 'end'): Promise<Finding | undefined> {
  if (await within(ms, async () => (await resultText(run)) !== '')) return undefined;
  const [fr, en] = why === 'abort' ? ['bench.signal', 'bench.signal'] : ['la durée', 'the duration'];
  return failed(`a result within ${PROMPT_MS} ms`, `none after ${ms} ms`, {
    fr: `Après la fin donnée par ${fr}, votre promesse attend encore au bout de ${ms} ms.`,
    en: `After the end given by ${en}, your promise is still pending at ${ms} ms.`,
  });
}

/** What the server still has open for the student when the run is over. */
async function stillOpen(stage: Stage, why: 'abort' | 'end'): Promise<Finding | undefined> {
  if (await within(500, () => open(stage) === 0)) return undefined;
  const count = open(stage);
  const [fr, en] = why === 'abort' ? ['l’interruption', 'the abort'] : ['la fin', 'the end'];
  return failed('nothing open', `${count} open`, {
    fr: `Après ${fr}, le serveur tient encore ${count} connexion(s) à vous : une WebSocket à fermer, un fetch à interrompre ?`,
    en: `After ${en} the server still holds ${count} connection(s) of yours: a WebSocket to close, a fetch to abort?`,
  });
}

/** The second run: not too short, nothing left behind, no poll of the first one in it. */
async function atTheEnd(stage: Stage, run: Run, before: number, lasted: number): Promise<Finding> {
  const { durationMs, pollIntervalMs } = run;
  if (lasted < durationMs * 0.9) {
    return failed(`${durationMs} ms`, `${Math.round(lasted)} ms`, {
      fr: `La mesure devait durer ${durationMs} ms ; elle a rendu son résultat après ${Math.round(lasted)} ms.`,
      en: `The measurement was to last ${durationMs} ms; it returned its result after ${Math.round(lasted)} ms.`,
    });
  }
  const left = await stillOpen(stage, 'end');
  if (left) return left;
  const polls = asked(stage, 'short-poll').length - before;
  const most = Math.floor(durationMs / pollIntervalMs) + 2;
  await pause(pollIntervalMs * 2);
  const later = asked(stage, 'short-poll').length - before - polls;
  if (later > 0) {
    return failed('silence', `${later} polls`, {
      fr: `Après la fin, votre code a encore envoyé ${later} requête(s) : une minuterie court toujours.`,
      en: `After the end your code sent ${later} more poll(s): a timer is still running.`,
    });
  }
  const found = await comparison(run);
  if (isFinding(found)) return found;
  const wrong = wrongCount(found, 'polling', 'requests', polls, 1);
  if (wrong || polls <= most) return wrong ?? passed;
  return failed(`at most ${most} polls`, String(polls), {
    fr: `La seconde mesure a envoyé ${polls} requêtes au lieu de ${most} au plus : la première court-elle encore ?`,
    en: `The second measurement sent ${polls} polls instead of ${most} at most: is the first one still running?`,
  });
}

/** Coming back without a pause. */
function storm(openings: number): Finding | undefined {
  if (openings <= 20) return undefined;
  return failed('a pause of at least 100 ms', `${openings} openings`, {
    fr: `Votre WebSocket a été rouverte ${openings - 1} fois en moins d’une seconde : attendez au moins 100 ms.`,
    en: `Your WebSocket was opened again ${openings - 1} times in less than a second: wait at least 100 ms.`,
  });
}
