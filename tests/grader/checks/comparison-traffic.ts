import { NO_FAULT } from '../../../lab-server/wire/control.ts';
import { failed, passed, type Check, type Finding } from '../check.ts';
import { median } from '../statistics.ts';
import { asked, type Asked } from './comparison-ledger.ts';
import {
  comparison,
  isFinding,
  openRun,
  post,
  received,
  resultText,
  within,
  type Run,
} from './comparison-run.ts';
import { sameLines } from './comparison-lines.ts';

/** The first steps: what goes over the network. */
export const trafficChecks: readonly Check[] = [
  {
    id: '1.starts',
    exercise: 1,
    points: 1,
    needs: [],
    visibility: 'visible',
    section: 'starts',
    limitMs: 8_000,
    title: { fr: 'Les deux méthodes s’adressent au serveur', en: 'Both methods reach the server' },
    hint: {
      fr: '`fetch(url)` pour l’une, `new WebSocket(url)` pour l’autre, lancées ensemble : `Promise.all`.',
      en: '`fetch(url)` for one, `new WebSocket(url)` for the other, started together: `Promise.all`.',
    },
    async run(stage) {
      const run = await openRun(stage, 300, 100);
      await run.student.click('start');
      const found = await comparison(run);
      const [polls, upgrades] = [asked(stage, 'short-poll').length, asked(stage, 'websocket').length];
      if (polls === 0 || upgrades === 0) {
        const numbers = `${polls} / ${upgrades}`;
        return failed('polls and one upgrade', numbers, {
          fr: `Le serveur a vu ${polls} requête(s) de polling et ${upgrades} ouverture(s) de WebSocket.`,
          en: `The server saw ${polls} poll(s) and ${upgrades} WebSocket opening(s).`,
        });
      }
      return isFinding(found) ? found : passed;
    },
  },
  {
    id: '1.polls',
    exercise: 1,
    points: 3,
    needs: ['1.starts'],
    visibility: 'visible',
    section: 'polls',
    limitMs: 10_000,
    title: {
      fr: 'Interroge à l’intervalle donné, sans chevauchement, avec le curseur',
      en: 'Polls at the given interval, without overlap, with the cursor',
    },
    hint: {
      fr: 'N’utilisez pas `setInterval(async …)` : attendez la réponse, puis le reste de l’intervalle, et repartez de `batch.next`.',
      en: 'Not `setInterval(async …)`: wait for the answer, then for the rest of the interval, and go on from `batch.next`.',
    },
    async run(stage) {
      const interval = stage.draw(100, 130);
      const run = await openRun(stage, interval * 10, interval);
      const { gate } = stage.lab.host;
      const polls = () => asked(stage, 'short-poll');
      await post(stage, run, stage.draw(1, 2));
      await run.student.click('start');
      await within(interval * 3, () => polls().length >= 2);
      await post(stage, run, stage.draw(2, 3));
      await within(interval * 3, () => polls().length >= 3);
      gate.set('short-poll', { ...NO_FAULT, delayMs: interval * 2.5 });
      const before = polls().length;
      await within(interval * 3, () => polls().length > before);
      gate.set('short-poll', NO_FAULT);
      await post(stage, run, stage.draw(1, 3));
      const found = await comparison(run);
      const fault = overlap(polls()) ?? wrongCursor(polls(), run) ?? wrongPace(polls(), run);
      return fault ?? (isFinding(found) ? found : sameLines(run, 'polling', await received(run, 'polling')));
    },
  },
  {
    id: '1.listens',
    exercise: 1,
    points: 2,
    needs: ['1.starts'],
    visibility: 'visible',
    section: 'listens',
    limitMs: 8_000,
    title: {
      fr: 'Le WebSocket reçoit chaque humeur une fois',
      en: 'The WebSocket gets each mood once',
    },
    hint: {
      fr: 'Ouvrez-le avec `after` : ce qui est arrivé pendant la poignée de main vous est alors rendu.',
      en: 'Open it with `after`: what came during the handshake is then given to you.',
    },
    async run(stage) {
      const run = await openRun(stage, 500, 120);
      await post(stage, run, stage.draw(1, 3));
      await run.student.click('start');
      await within(300, () => asked(stage, 'websocket').length > 0);
      await post(stage, run, stage.draw(3, 6));
      await within(150, async () => (await resultText(run)) !== '');
      await post(stage, run, 1);
      const found = await comparison(run);
      const lines = await received(run, 'websocket');
      const openings = asked(stage, 'websocket').length;
      if (openings !== 1) {
        return failed('1 WebSocket', String(openings), {
          fr: `Le serveur a vu ${openings} ouvertures de WebSocket ; une seule suffit tant que rien ne la coupe.`,
          en: `The server saw ${openings} WebSocket openings; one is enough while nothing cuts it.`,
        });
      }
      return isFinding(found) ? found : sameLines(run, 'websocket', lines);
    },
  },
];

/** A poll that left while another was still under way. */
function overlap(polls: readonly Asked[]): Finding | undefined {
  const second = polls.findIndex((poll, n) => n > 0 && (polls[n - 1]!.doneAt ?? Infinity) > poll.at);
  if (second < 1) return undefined;
  const after = Math.round(polls[second]!.at - polls[second - 1]!.at);
  return failed('one poll at a time', `poll ${second + 1} after ${after} ms, poll ${second} unanswered`, {
    fr: `Votre requête n° ${second + 1} est partie ${after} ms après la précédente, qui attendait encore sa réponse.`,
    en: `Your poll no. ${second + 1} left ${after} ms after the one before, which was still waiting for its answer.`,
  });
}

/** A poll that does not go on from where the one before has brought it. */
function wrongCursor(polls: readonly Asked[], run: Run): Finding | undefined {
  let expected = run.after;
  for (const [n, poll] of polls.entries()) {
    if (poll.after !== expected) {
      return failed(`after=….${expected}`, `after=….${poll.after}`, {
        fr: `Votre requête n° ${n + 1} demande la suite de ${poll.after ?? 'rien'} ; la réponse d’avant vous avait mené à ${expected}.`,
        en: `Your poll no. ${n + 1} asks for what follows ${poll.after ?? 'nothing'}; the answer before had brought you to ${expected}.`,
      });
    }
    expected += poll.written.reduce((sum, { entries }) => sum + entries, 0);
  }
  return undefined;
}

/** Polls that come too often, too seldom, or not at the interval. A slow answer or two leave the median alone. */
function wrongPace(polls: readonly Asked[], { durationMs, pollIntervalMs }: Run): Finding | undefined {
  const most = Math.floor(durationMs / pollIntervalMs) + 2;
  const pauses = polls.slice(1).map(({ at }, n) => at - polls[n]!.at);
  const pause = Math.round(median(pauses));
  const even = pause > pollIntervalMs * 0.9 - 5 && pause < pollIntervalMs * 1.3 + 50;
  if (polls.length >= 4 && polls.length <= most && even) return undefined;
  return failed(
    `4 to ${most} polls, ${pollIntervalMs} ms apart`,
    `${polls.length} polls, ${pause} ms apart`,
    {
      fr: `${polls.length} requêtes en ${durationMs} ms, espacées de ${pause} ms (médiane) ; l’intervalle donné est de ${pollIntervalMs} ms.`,
      en: `${polls.length} polls in ${durationMs} ms, ${pause} ms apart (median); the interval given is ${pollIntervalMs} ms.`,
    },
  );
}
