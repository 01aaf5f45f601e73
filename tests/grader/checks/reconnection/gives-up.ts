import { Failure, passed, type Check } from '../../check.ts';
import { say } from './say.ts';
import { Scene, step } from './scene.ts';

/** How finely time passes here, milliseconds. */
const STEP_MS = 100;

/** Whether a manager stops at its limit, and can be started again by hand. */
export const givesUp: Check = step(
  'gives-up',
  {
    points: 2,
    needs: ['2.comes-back'],
    section: 'limit',
    title: {
      fr: 'Renonce à la limite, et recommence à la main',
      en: 'Gives up at the limit, starts again by hand',
    },
    hint: {
      fr: 'Avant de planifier : si `maxReconnectAttempts` tentatives ont échoué, montrez `error` et ne planifiez rien. connect() remet le compteur à 0.',
      en: 'Before planning: once `maxReconnectAttempts` attempts have failed, show `error` and plan nothing. connect() sets the counter back to 0.',
    },
  },
  async (stage) => {
    const limit = stage.draw(2, 4);
    const base = stage.draw(200, 400);
    const scene = await Scene.connected(stage, {
      baseReconnectDelay: base,
      maxReconnectDelay: 2_000,
      maxReconnectAttempts: limit,
    });
    scene.refuse();
    await scene.cut('reset');
    await expectAttempts(scene, limit, 1);
    await scene.student.advance(1_000, undefined, STEP_MS);
    const gaveUp = {
      fr: `Une seconde après l’échec de la tentative ${limit}, la dernière`,
      en: `A second after attempt ${limit}, the last, has failed`,
    };
    await scene.see(['error'], gaveUp);
    await scene.seeText();
    await retryByHand(scene, limit);
    return passed;
  },
);

/** Lets the manager fail until it stops by itself, and counts its attempts after the first `before` sockets. */
async function expectAttempts(scene: Scene, limit: number, before: number, least = limit): Promise<void> {
  const { sockets, student } = scene;
  await scene.untilSockets(before + limit, limit * 4_000, STEP_MS);
  await student.calm(60_000, () => sockets.length > before + limit, 1_000);
  const made = sockets.length - before;
  if (made >= least && made <= limit) return;
  const many = made > limit ? { fr: 'au moins ', en: 'at least ' } : { fr: '', en: '' };
  throw new Failure(
    { fr: `${limit} tentatives`, en: `${limit} attempts` },
    { fr: `${many.fr}${made}`, en: `${many.en}${made}` },
    say(
      [many],
      (m) => `Limite de ${limit} tentatives, serveur absent : vous en avez fait ${m}${made}.`,
      (m) => `Limit of ${limit} attempts, no server: you made ${m}${made}.`,
    ),
  );
}

/** After giving up, connect() begins anew: first against a server that still refuses, then with one that accepts. */
async function retryByHand(scene: Scene, limit: number): Promise<void> {
  const { sockets, student } = scene;
  const before = sockets.length;
  await scene.press('connect');
  await scene.untilSockets(before + 1, 1_000);
  if (sockets.length === before) {
    const expected = { fr: 'une nouvelle tentative aussitôt', en: 'a new attempt at once' };
    throw new Failure(
      expected,
      { fr: 'aucune en 1 s', en: 'none within 1 s' },
      {
        fr: 'Dans l’état « error », connect() n’a rien tenté en une seconde.',
        en: 'In the state “error”, connect() has tried nothing within a second.',
      },
    );
  }
  // Whether the first try by hand counts as one of the attempts is up to the student.
  await expectAttempts(scene, limit + 1, before, limit);
  await student.advance(1_000, undefined, STEP_MS);
  await scene.see(['error'], { fr: 'Après un nouvel échec', en: 'After failing once more' });
  scene.accept();
  await scene.press('connect');
  await scene.untilOpen(1_000);
  await scene.see(['connected'], {
    fr: 'Quand connect() trouve le serveur revenu',
    en: 'When connect() finds the server back',
  });
}
