import { Failure, passed, type Check } from '../../check.ts';
import { givesUp } from './gives-up.ts';
import { counted, duration, durations, say } from './say.ts';
import { longestFirstPause, pausesOf, Scene, step } from './scene.ts';

/** How finely time passes here, milliseconds. */
const STEP_MS = 100;

const resets = step(
  'resets-counter',
  {
    points: 1,
    needs: ['2.comes-back', '2.gives-up'],
    section: 'success',
    title: { fr: 'Repart de zéro après un succès', en: 'Starts from zero after a success' },
    hint: {
      fr: 'Après un vrai succès, le compteur de tentatives revient à 0 : la panne suivante n’a rien à voir avec la première.',
      en: 'After a real success the attempt counter goes back to 0: the next outage has nothing to do with the first.',
    },
  },
  async (stage) => {
    const base = stage.draw(1_000, 1_400);
    const limit = stage.draw(4, 5);
    const [heartbeatInterval, heartbeatTimeout] = [10_000, 4_000];
    const scene = await Scene.connected(stage, {
      baseReconnectDelay: base,
      maxReconnectDelay: base * 8,
      maxReconnectAttempts: limit,
      heartbeatInterval,
      heartbeatTimeout,
    });
    const { sockets, student } = scene;
    scene.refuse();
    await scene.cut('reset');
    await scene.untilSockets(4, 30 * base, STEP_MS);
    scene.accept();
    await scene.untilOpen(10 * base, STEP_MS);
    await scene.see(['connected'], { fr: 'Le serveur revenu', en: 'With the server back' });
    const cursor = stage.lab.log.latest;
    await stage.post(2);
    await scene.seeAllSince(cursor, { fr: 'Après la première panne', en: 'After the first outage' });
    await student.advance(2 * heartbeatInterval + heartbeatTimeout, undefined, STEP_MS);
    const before = sockets.length;
    scene.refuse();
    await scene.cut('reset');
    await student.advance(40 * base, () => sockets.length > before + limit, STEP_MS);
    const pauses = pausesOf(sockets.slice(before - 1));
    const first = pauses[0] ?? Infinity;
    if (pauses.length === limit && first <= longestFirstPause(base) + 2 * STEP_MS + student.slackMs)
      return passed;
    const seen = durations(pauses);
    const longest = longestFirstPause(base);
    throw new Failure(
      {
        fr: `${limit} tentatives, la première en ${longest} ms au plus`,
        en: `${limit} attempts, the first within ${longest} ms`,
      },
      { fr: `${pauses.length}, après ${seen.fr || '–'}`, en: `${pauses.length}, after ${seen.en || '–'}` },
      say(
        [duration(base), seen, counted(pauses.length, 'tentative', 'attempt')],
        (b, s, n) =>
          `Deuxième panne après 24 s de bonne connexion (base ${b}, limite ${limit}) : ${n}, après ${s || '–'}. Attendu : ${limit}, en repartant de la base.`,
        (b, s, n) =>
          `Second outage after 24 s of good connection (base ${b}, limit ${limit}): ${n}, after ${s || '–'}. Expected ${limit}, from the base again.`,
      ),
    );
  },
);

const flapping = step(
  'flapping',
  {
    points: 1,
    needs: ['2.comes-back', '2.gives-up'],
    section: 'success',
    title: { fr: 'Ne crie pas victoire trop tôt', en: 'Does not call it a success too early' },
    hint: {
      fr: '`open` n’est pas encore un succès : remettez le compteur à 0 au premier message, au premier battement répondu, ou après quelques secondes.',
      en: '`open` is no success yet: set the counter back at the first message, the first answered heartbeat, or after some seconds.',
    },
  },
  async (stage) => {
    const limit = stage.draw(3, 4);
    const base = stage.draw(300, 500);
    const scene = await Scene.connected(stage, {
      baseReconnectDelay: base,
      maxReconnectDelay: 3_000,
      maxReconnectAttempts: limit,
    });
    const { sockets } = scene;
    await scene.cut('reset');
    while (sockets.length < 3 + limit && (await scene.untilOpen(6_000, STEP_MS))) await scene.cut('clean');
    const pauses = pausesOf(sockets);
    if (pauses.length <= limit) {
      await scene.see(['error'], {
        fr: `Après ${pauses.length} connexions acceptées et aussitôt coupées`,
        en: `After ${pauses.length} connections that were accepted and cut at once`,
      });
      return passed;
    }
    const seen = durations(pauses);
    throw new Failure(
      { fr: `${limit} tentatives au plus`, en: `at most ${limit} attempts` },
      {
        fr: `au moins ${pauses.length}, après ${seen.fr}`,
        en: `at least ${pauses.length}, after ${seen.en}`,
      },
      say(
        [seen],
        (s) =>
          `Le serveur acceptait et raccrochait aussitôt ; limite ${limit}, mais vous êtes revenu ${pauses.length} fois, après ${s} : le compteur est remis à 0 trop tôt.`,
        (s) =>
          `The server accepted and hung up at once; limit ${limit}, but you came back ${pauses.length} times, after ${s}: the counter goes back to 0 too early.`,
      ),
    );
  },
);

export const attemptSteps: readonly Check[] = [givesUp, resets, flapping];
