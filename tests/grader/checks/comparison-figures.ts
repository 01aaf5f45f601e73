import { NO_FAULT } from '../../../lab-server/wire/control.ts';
import { passed, type Check } from '../check.ts';
import { onTheWire, pollingPayload, websocketPayload, wrongBytes } from './comparison-bytes.ts';
import { wrongEvents, wrongRequests, wrongUseless } from './comparison-claims.ts';
import { onServerClock, wrongLatency } from './comparison-latency.ts';
import { asked, useless } from './comparison-ledger.ts';
import { LIMIT_MS, comparison, isFinding, openRun, pause, post, start, within } from './comparison-run.ts';

/** How long a frame of the latency step is under way, milliseconds. */
const UNDER_WAY_MS = 600;

const needs = ['1.starts'];

/** What the student's numbers say, beside what the server and the browser's network log saw. */
export const figureChecks: readonly Check[] = [
  {
    id: '1.counts',
    exercise: 1,
    points: 2,
    needs,
    visibility: 'visible',
    section: 'counts',
    limitMs: LIMIT_MS,
    title: {
      fr: 'Compte juste : requêtes, événements, requêtes inutiles',
      en: 'Counts right: requests, events, useless requests',
    },
    hint: {
      fr: 'Comptez une requête quand elle part. Un message WebSocket n’en est pas une ; son ouverture, si.',
      en: 'Count a request when it leaves. A WebSocket message is none; its opening is one.',
    },
    async run(stage) {
      const interval = stage.draw(85, 110);
      const run = await openRun(stage, interval * 12, interval);
      const polls = () => asked(stage, 'short-poll');
      await start(run);
      await within(interval * 6, () => useless(polls()) >= 3 && asked(stage, 'websocket').length > 0);
      // Enough polls with news that taking all for useless, or none, is further off than the one that is allowed.
      for (let n = stage.draw(3, 4); n > 0; n--) {
        const before = polls().length;
        await post(stage, run, stage.draw(1, 2));
        await pause(12);
        await post(stage, run, stage.draw(1, 2));
        await within(interval * 2, () => polls().length > before);
      }
      const found = await comparison(run);
      if (isFinding(found)) return found;
      return (
        wrongRequests(stage, found, 'polling', 1) ??
        wrongRequests(stage, found, 'websocket', 0) ??
        wrongEvents(stage, run, found, 'polling') ??
        wrongEvents(stage, run, found, 'websocket') ??
        wrongUseless(stage, found) ??
        passed
      );
    },
  },
  {
    id: '1.latency',
    exercise: 1,
    points: 4,
    needs,
    visibility: 'visible',
    section: 'latency',
    limitMs: LIMIT_MS,
    title: {
      fr: 'Latence moyenne juste, bien que les deux horloges diffèrent',
      en: 'Mean latency right, although the two clocks differ',
    },
    hint: {
      fr: 'Demandez l’heure à `bench.timeUrl` : à la moitié de l’aller-retour, la vôtre et celle du serveur se lisent ensemble.',
      en: 'Ask `bench.timeUrl` for the time: half-way through the round trip, your clock and the server’s are read together.',
    },
    async run(stage) {
      const interval = stage.draw(600, 700);
      const run = await openRun(stage, interval + 700, interval);
      await start(run);
      await within(interval, () => asked(stage, 'short-poll').length > 0);
      await within(interval, () => asked(stage, 'websocket').length > 0);
      for (let n = stage.draw(7, 9); n > 0; n--) {
        await post(stage, run, 1);
        await pause(12);
      }
      const delay = { from: onServerClock(stage, performance.now()), ms: UNDER_WAY_MS };
      stage.lab.host.gate.set('websocket', { ...NO_FAULT, delayMs: UNDER_WAY_MS });
      await post(stage, run, stage.draw(11, 13));
      const found = await comparison(run);
      if (isFinding(found)) return found;
      return (
        (await wrongLatency(stage, run, found, 'polling')) ??
        (await wrongLatency(stage, run, found, 'websocket', delay)) ??
        passed
      );
    },
  },
  {
    id: '1.bytes',
    exercise: 1,
    points: 2,
    needs,
    visibility: 'visible',
    section: 'bytes',
    limitMs: LIMIT_MS,
    title: { fr: 'Octets de charge utile justes, en UTF-8', en: 'Payload bytes right, in UTF-8' },
    hint: {
      fr: '`"🌈".length` vaut 2 : ce sont des unités UTF-16. Sur le réseau il y en a 4 : `new TextEncoder().encode(text).length`.',
      en: '`"🌈".length` is 2: UTF-16 units. On the network there are 4: `new TextEncoder().encode(text).length`.',
    },
    async run(stage) {
      const run = await openRun(stage, 700, 110);
      await start(run);
      await within(400, () => asked(stage, 'websocket').length > 0);
      await post(stage, run, stage.draw(4, 7), stage.draw(25, 35));
      const found = await comparison(run);
      if (isFinding(found)) return found;
      const [polling, websocket] = [await pollingPayload(run), websocketPayload(run)];
      return (
        wrongBytes(found, 'polling', polling) ??
        wrongBytes(found, 'websocket', websocket) ?? {
          passed: true,
          advice: [onTheWire(stage, polling, websocket)],
        }
      );
    },
  },
];
