import { HEARTBEAT } from '../../../../exercises/contract.ts';
import { Failure, passed, type Check } from '../../check.ts';
import { counted, duration, say } from './say.ts';
import { longestFirstPause, Scene, step } from './scene.ts';

const STEP_MS = 50;
/** What detecting may take on top of what the statement gives, milliseconds. */
const GRACE_MS = 1_000;

interface Pulse {
  heartbeatInterval: number;
  heartbeatTimeout: number;
  baseReconnectDelay: number;
}

const heartbeat = step(
  'heartbeat',
  {
    points: 2,
    needs: ['2.comes-back'],
    section: 'heartbeat',
    title: { fr: 'Remarque une connexion figée', en: 'Notices a frozen connection' },
    hint: {
      fr: 'Un battement toutes les `heartbeatInterval`, puis une minuterie de `heartbeatTimeout` que la réponse arrête. Arrêtez les deux à chaque perte.',
      en: 'A heartbeat every `heartbeatInterval`, then a timer of `heartbeatTimeout` that the answer stops. Stop both at each loss.',
    },
  },
  async (stage) => {
    const pulse = {
      heartbeatInterval: stage.draw(3_000, 5_000),
      heartbeatTimeout: stage.draw(1_500, 2_500),
      baseReconnectDelay: stage.draw(300, 600),
    };
    const scene = await Scene.connected(stage, { ...pulse, maxReconnectDelay: 2_000 });
    await expectPulse(scene, pulse, { fr: 'Connecté', en: 'Connected' });
    await answerLate(scene, pulse);
    await freezeForGood(scene, pulse);
    for (let n = 0; n < 2; n++) {
      await scene.cut('reset');
      await scene.untilOpen(6_000);
    }
    await expectPulse(scene, pulse, { fr: 'Après trois reconnexions', en: 'After three reconnections' });
    return passed;
  },
);

function heartbeats({ sockets }: Scene): number {
  return sockets.flatMap(({ sent }) => sent).filter(({ text }) => text === HEARTBEAT).length;
}

/** Expects about one heartbeat in each interval. */
async function expectPulse(
  scene: Scene,
  { heartbeatInterval: interval }: Pulse,
  when: { fr: string; en: string },
): Promise<void> {
  const before = heartbeats(scene);
  await scene.student.advance(4 * interval, undefined, STEP_MS);
  const count = heartbeats(scene) - before;
  if (count < 3 || count > 5) {
    const other = scene.sockets.flatMap(({ sent }) => sent).find(({ text }) => text !== HEARTBEAT);
    const instead = other && count === 0 ? ` ${JSON.stringify(other.text.slice(0, 60))}` : '';
    throw new Failure(
      { fr: '3 à 5 battements en 4 intervalles', en: '3 to 5 heartbeats in 4 intervals' },
      { fr: `${count}${instead && `, mais${instead}`}`, en: `${count}${instead && `, but${instead}`}` },
      say(
        [when, duration(4 * interval), duration(interval), counted(count, 'battement', 'heartbeat')],
        (w, t, i, n) =>
          `${w}, vous avez envoyé ${n} en ${t}${instead && ` mais${instead}`} ; attendu : un toutes les ${i}.`,
        (w, t, i, n) => `${w}, you sent ${n} in ${t}${instead && ` but${instead}`}; expected one every ${i}.`,
      ),
    );
  }
  await scene.see(['connected'], when);
}

/** An answer that comes in time, though late, is no loss. */
async function answerLate(scene: Scene, pulse: Pulse): Promise<void> {
  const { sockets, student } = scene;
  const [count, before] = [sockets.length, heartbeats(scene)];
  scene.freeze();
  const sent = () => heartbeats(scene) > before;
  await student.advance(pulse.heartbeatInterval + GRACE_MS, sent, STEP_MS);
  const late = Math.round(pulse.heartbeatTimeout * 0.6);
  await student.advance(late, undefined, STEP_MS);
  scene.accept();
  await student.settle();
  await student.advance(pulse.heartbeatTimeout, undefined, STEP_MS);
  if (sockets.length === count && (await student.state()) === 'connected') return;
  throw new Failure(
    { fr: 'la connexion gardée', en: 'the connection kept' },
    { fr: 'abandonnée', en: 'given up' },
    say(
      [duration(late), duration(pulse.heartbeatTimeout)],
      (l, t) =>
        `La réponse au battement est arrivée après ${l}, dans le délai de ${t}, et vous avez pourtant abandonné la connexion.`,
      (l, t) =>
        `The answer to the heartbeat came after ${l}, within the ${t} allowed, and yet you gave the connection up.`,
    ),
  );
}

/** A connection on which nothing moves any more is a loss, and everything that came meanwhile arrives once. */
async function freezeForGood(scene: Scene, pulse: Pulse): Promise<void> {
  const { sockets, stage, student } = scene;
  const cursor = stage.lab.log.latest;
  const count = sockets.length;
  const allowed = pulse.heartbeatInterval + pulse.heartbeatTimeout + GRACE_MS;
  scene.freeze();
  await stage.post(2);
  const noticed = async () => (await student.state()) !== 'connected';
  await student.advance(allowed, noticed, STEP_MS);
  if (!(await noticed())) {
    throw new Failure(
      { fr: `la perte remarquée en ${allowed} ms au plus`, en: `the loss noticed within ${allowed} ms` },
      'data-state="connected"',
      say(
        [duration(allowed)],
        (a) => `Plus rien ne circule depuis ${a}, et l’indicateur dit toujours « connected ».`,
        (a) => `Nothing has moved for ${a}, and the indicator still says “connected”.`,
      ),
    );
  }
  scene.accept();
  await student.settle();
  const replaced = () => sockets.slice(count).some(({ openedAt }) => openedAt !== null);
  await student.advance(longestFirstPause(pulse.baseReconnectDelay) + GRACE_MS, replaced, STEP_MS);
  await scene.see(['connected'], {
    fr: 'Une fois la connexion figée remplacée',
    en: 'Once the frozen connection is replaced',
  });
  await scene.seeAllSince(cursor, {
    fr: 'Les humeurs publiées pendant que tout était figé',
    en: 'The moods posted while everything was frozen',
  });
  if (await student.eventually(() => student.network.live.length === 1)) return;
  const { length } = student.network.live;
  throw new Failure('1 WebSocket', `${length}`, {
    fr: `Après le remplacement de la connexion figée, ${length} WebSockets restent ouverts : fermez l’ancien.`,
    en: `After the frozen connection was replaced, ${length} WebSockets remain open: close the old one.`,
  });
}

const connectTimeout = step(
  'connect-timeout',
  {
    points: 1,
    needs: ['2.comes-back'],
    section: 'connect-timeout',
    title: { fr: 'N’attend pas une ouverture sans fin', en: 'Does not wait for an opening forever' },
    hint: {
      fr: 'Lancez la minuterie de `heartbeatTimeout` dès `new WebSocket` ; `open` l’arrête.',
      en: 'Start the timer of `heartbeatTimeout` at `new WebSocket`; `open` stops it.',
    },
  },
  async (stage) => {
    const heartbeatTimeout = stage.draw(2_000, 4_000);
    const base = stage.draw(300, 600);
    const options = { heartbeatTimeout, baseReconnectDelay: base, maxReconnectDelay: 2_000 };
    const scene = await Scene.open(stage, options);
    const { sockets, student } = scene;
    scene.freeze();
    await scene.press('connect');
    const begun = sockets[0]?.createdAt ?? student.time;
    const patience = begun + heartbeatTimeout * 0.8 - student.time;
    await student.advance(patience, () => sockets.length > 1, STEP_MS);
    if (sockets[1] && sockets[1].createdAt - begun < heartbeatTimeout * 0.8) {
      const ms = Math.round(sockets[1].createdAt - begun);
      const expected = {
        fr: `un seul WebSocket pendant ${heartbeatTimeout} ms`,
        en: `a single WebSocket for ${heartbeatTimeout} ms`,
      };
      const found = { fr: `un deuxième après ${ms} ms`, en: `a second one after ${ms} ms` };
      throw new Failure(expected, found, {
        fr: `L’ouverture pouvait durer ${heartbeatTimeout} ms, et vous avez recommencé avant.`,
        en: `The opening was allowed ${heartbeatTimeout} ms, and you began again before.`,
      });
    }
    const allowed = heartbeatTimeout * 0.2 + longestFirstPause(base) + GRACE_MS;
    await scene.untilSockets(2, allowed, STEP_MS);
    if (sockets.length < 2) {
      throw new Failure(
        { fr: 'un deuxième WebSocket', en: 'a second WebSocket' },
        { fr: 'aucun', en: 'none' },
        say(
          [duration(heartbeatTimeout), duration(heartbeatTimeout * 0.8 + allowed)],
          (t, a) =>
            `Le serveur ne répond pas à l’ouverture ; délai ${t}. Après ${a} vous n’avez toujours rien tenté d’autre.`,
          (t, a) =>
            `The server does not answer the opening; allowed ${t}. After ${a} you have tried nothing else.`,
        ),
      );
    }
    scene.accept();
    await student.settle();
    await scene.untilOpen(heartbeatTimeout + longestFirstPause(base));
    await scene.see(['connected'], {
      fr: 'Quand le serveur répond de nouveau',
      en: 'When the server answers again',
    });
    await student.advance(10_000, undefined, STEP_MS);
    const { length } = student.network.live;
    if (length === 1) return passed;
    throw new Failure('1 WebSocket', `${length}`, {
      fr: `À la fin ${length} WebSockets sont ouverts : fermez celui dont l’ouverture a trop duré.`,
      en: `In the end ${length} WebSockets are open: close the one whose opening took too long.`,
    });
  },
);

export const aliveSteps: readonly Check[] = [heartbeat, connectTimeout];
