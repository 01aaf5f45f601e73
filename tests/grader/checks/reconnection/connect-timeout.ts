import { Failure, passed, type Check } from '../../check.ts';
import { duration, say } from './say.ts';
import { longestFirstPause, Scene, step } from './scene.ts';

const STEP_MS = 50;
/** What giving up may take on top of what the statement gives, milliseconds. */
const GRACE_MS = 1_000;

/** Whether an opening that is not answered is given up. */
export const connectTimeout: Check = step(
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
