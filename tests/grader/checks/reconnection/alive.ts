import { HEARTBEAT, HEARTBEAT_ANSWER } from '../../../../exercises/contract.ts';
import { Failure, passed, type Check } from '../../check.ts';
import type { SeenSocket } from '../../network-log.ts';
import { connectTimeout } from './connect-timeout.ts';
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
  const socket = sockets.at(-1)!;
  const nth = framesOf(socket, 'sent', HEARTBEAT).length;
  scene.freeze();
  const sent = () => heartbeats(scene) > before;
  await student.advance(pulse.heartbeatInterval + GRACE_MS, sent, STEP_MS);
  const late = Math.round(pulse.heartbeatTimeout * 0.6);
  await student.advance(late, undefined, STEP_MS);
  scene.accept();
  await student.settle();
  await student.advance(pulse.heartbeatTimeout, undefined, STEP_MS);
  if (sockets.length === count && (await student.state()) === 'connected') return;
  // In everybody's time a busy machine may have been late, and not the student.
  if (waitOf(socket, nth) >= pulse.heartbeatTimeout - student.slackMs) {
    await scene.untilOpen(longestFirstPause(pulse.baseReconnectDelay));
    return;
  }
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

function framesOf(socket: SeenSocket, direction: 'sent' | 'received', text: string) {
  return socket[direction].filter((frame) => frame.text === text);
}

/** How long the nth heartbeat of a socket waited, until its answer came or the socket was given up, milliseconds. */
function waitOf(socket: SeenSocket, nth: number): number {
  const sentAt = framesOf(socket, 'sent', HEARTBEAT)[nth]?.at ?? Infinity;
  const answeredAt = framesOf(socket, 'received', HEARTBEAT_ANSWER)[nth]?.at ?? Infinity;
  return Math.min(answeredAt, socket.closedAt ?? Infinity) - sentAt;
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
  await student.advance(allowed + student.slackMs, noticed, STEP_MS);
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

export const aliveSteps: readonly Check[] = [heartbeat, connectTimeout];
