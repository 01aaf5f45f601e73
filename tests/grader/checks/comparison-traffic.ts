import { NO_FAULT } from '../../../lab-server/wire/control.ts';
import { failed, passed, type Check } from '../check.ts';
import { asked } from './comparison-ledger.ts';
import { sameLines } from './comparison-lines.ts';
import { oneAfterTheOther, overlap, wrongCursor, wrongOpening, wrongPace } from './comparison-pace.ts';
import { LIMIT_MS, comparison, isFinding, openRun, pause, post, start, within } from './comparison-run.ts';

/** The first steps: what goes over the network. */
export const trafficChecks: readonly Check[] = [
  {
    id: '1.starts',
    exercise: 1,
    points: 1,
    needs: [],
    visibility: 'visible',
    section: 'starts',
    limitMs: LIMIT_MS,
    title: { fr: 'Les deux méthodes s’adressent au serveur', en: 'Both methods reach the server' },
    hint: {
      fr: '`fetch(url)` pour l’une, `new WebSocket(url)` pour l’autre, lancées ensemble : `Promise.all`.',
      en: '`fetch(url)` for one, `new WebSocket(url)` for the other, started together: `Promise.all`.',
    },
    async run(stage) {
      const run = await openRun(stage, 600, 100);
      await start(run);
      const found = await comparison(run);
      const [polls, upgrades] = [asked(stage, 'short-poll').length, asked(stage, 'websocket').length];
      if (polls === 0 || upgrades === 0) {
        const expected = {
          fr: 'des requêtes et une ouverture de WebSocket',
          en: 'polls and one WebSocket opening',
        };
        const seen = {
          fr: `requêtes : ${polls} ; ouvertures : ${upgrades}`,
          en: `polls: ${polls}; openings: ${upgrades}`,
        };
        return failed(expected, seen, {
          fr: `Requêtes de polling vues par le serveur : ${polls} ; ouvertures de WebSocket : ${upgrades}.`,
          en: `The server saw ${polls} poll(s) and ${upgrades} WebSocket opening(s).`,
        });
      }
      return isFinding(found) ? found : (oneAfterTheOther(run) ?? passed);
    },
  },
  {
    id: '1.polls',
    exercise: 1,
    points: 3,
    needs: ['1.starts'],
    visibility: 'visible',
    section: 'polls',
    limitMs: LIMIT_MS,
    title: {
      fr: 'Interroge à l’intervalle donné, sans chevauchement, avec le curseur',
      en: 'Polls at the given interval, without overlap, with the cursor',
    },
    hint: {
      fr: 'N’utilisez pas `setInterval(async …)` : attendez la réponse, puis le reste de l’intervalle, et repartez de `batch.next`.',
      en: 'Not `setInterval(async …)`: wait for the answer, then for the rest of the interval, and go on from `batch.next`.',
    },
    async run(stage) {
      const interval = stage.draw(115, 150);
      const run = await openRun(stage, interval * 11, interval);
      const { gate } = stage.lab.host;
      const polls = () => asked(stage, 'short-poll');
      await post(stage, run, stage.draw(1, 2));
      await start(run);
      await within(interval * 3, () => polls().length >= 2);
      await post(stage, run, stage.draw(2, 3));
      await within(interval * 3, () => polls().length >= 3);
      gate.set('short-poll', { ...NO_FAULT, delayMs: interval * 2.5 });
      const before = polls().length;
      await within(interval * 3, () => polls().length > before);
      gate.set('short-poll', NO_FAULT);
      run.troubledUntil = performance.now() + interval * 2.5;
      await post(stage, run, stage.draw(1, 3));
      const found = await comparison(run);
      return (
        overlap(polls()) ??
        wrongCursor(polls(), run) ??
        wrongPace(stage, polls(), run) ??
        (isFinding(found) ? found : sameLines(stage, run, 'polling'))
      );
    },
  },
  {
    id: '1.listens',
    exercise: 1,
    points: 2,
    needs: ['1.starts'],
    visibility: 'visible',
    section: 'listens',
    limitMs: LIMIT_MS,
    title: {
      fr: 'Le WebSocket reçoit chaque humeur une fois',
      en: 'The WebSocket gets each mood once',
    },
    hint: {
      fr: 'Ouvrez-le avec `after` : ce qui est arrivé pendant la poignée de main vous est alors rendu.',
      en: 'Open it with `after`: what came during the handshake is then given to you.',
    },
    async run(stage) {
      const run = await openRun(stage, 700, 120);
      await post(stage, run, stage.draw(1, 3));
      await start(run);
      await within(400, () => asked(stage, 'websocket').length > 0);
      await post(stage, run, stage.draw(3, 6));
      await pause(120);
      await post(stage, run, 1);
      const found = await comparison(run);
      const openings = asked(stage, 'websocket');
      if (openings.length !== 1) {
        return failed('1 WebSocket', String(openings.length), {
          fr: `Le serveur a vu ${openings.length} ouvertures de WebSocket ; une seule suffit tant que rien ne la coupe.`,
          en: `The server saw ${openings.length} WebSocket openings; one is enough while nothing cuts it.`,
        });
      }
      return wrongOpening(openings) ?? (isFinding(found) ? found : sameLines(stage, run, 'websocket'));
    },
  },
];
