import { Failure, passed, type Check } from '../../check.ts';
import { counted, duration, say } from './say.ts';
import { Scene, step } from './scene.ts';

/** So long nothing may happen after disconnect(), milliseconds; the first seconds are looked at more closely. */
const SILENCE_MS = 120_000;
const CLOSELY_MS = 10_000;

const connects = step(
  'connects',
  {
    points: 1,
    needs: [],
    section: 'connect',
    title: { fr: 'Se connecte et transmet chaque humeur', en: 'Connects and passes each mood on' },
    hint: {
      fr: 'Chaque message est un Batch en JSON : parcourez `entries` dans l’ordre et appelez `onEntry`.',
      en: 'Each message is a Batch as JSON: go through its `entries` in order and call `onEntry`.',
    },
  },
  async (stage) => {
    await stage.post(stage.draw(1, 4));
    const after = stage.lab.log.latest;
    await stage.post(stage.draw(2, 5));
    const student = await stage.page({ after });
    await student.click('connect');
    const opened = await student.eventually(() => student.network.open.length > 0);
    if (!opened) {
      const found = say(
        [counted(student.sockets.length, 'essai', 'attempt')],
        (tries) => `${tries}, aucun ouvert`,
        (tries) => `${tries}, none open`,
      );
      throw new Failure({ fr: 'un WebSocket ouvert', en: 'an open WebSocket' }, found, {
        fr: 'Trois secondes après connect(), aucun WebSocket n’est ouvert.',
        en: 'Three seconds after connect() no WebSocket is open.',
      });
    }
    const scene = Scene.over(stage, student);
    const when = { fr: 'Les humeurs que demande `after`', en: 'The moods that `after` asks for' };
    await scene.seeAllSince(after, when);
    await stage.post(stage.draw(3, 9));
    await scene.seeAllSince(after, { fr: 'Les humeurs en direct', en: 'Moods as they happen' });
    return passed;
  },
);

const indicator = step(
  'indicator',
  {
    points: 1,
    needs: ['2.connects'],
    section: 'indicator',
    title: { fr: 'Montre son état', en: 'Shows its state' },
    hint: {
      fr: 'Créer un WebSocket ne le connecte pas : `connected` attend l’événement `open`.',
      en: 'Making a WebSocket does not connect it: `connected` waits for the `open` event.',
    },
  },
  async (stage) => {
    const scene = await Scene.open(stage);
    await scene.see(['disconnected'], { fr: 'Avant connect()', en: 'Before connect()' });
    scene.freeze();
    await scene.press('connect');
    await scene.see(['connecting'], {
      fr: 'Pendant que le serveur n’a pas encore répondu',
      en: 'While the server has not answered yet',
    });
    await scene.seeText();
    scene.accept();
    await scene.student.settle();
    await scene.see(['connected'], {
      fr: 'Quand le WebSocket est ouvert',
      en: 'When the WebSocket is open',
    });
    const connected = await scene.seeText();
    await scene.seeRole();
    await scene.press('disconnect');
    await scene.see(['disconnected'], { fr: 'Après disconnect()', en: 'After disconnect()' });
    if ((await scene.seeText()) !== connected) return passed;
    const expected = { fr: 'deux textes différents', en: 'two different texts' };
    const found = { fr: `deux fois « ${connected} »`, en: `“${connected}” twice` };
    throw new Failure(expected, found, {
      fr: `L’indicateur dit « ${connected} » connecté comme déconnecté : la couleur seule ne suffit pas.`,
      en: `The indicator says “${connected}” connected and disconnected alike: colour alone is not enough.`,
    });
  },
);

const comesBack = step(
  'comes-back',
  {
    points: 1,
    needs: ['2.connects'],
    section: 'comes-back',
    title: { fr: 'Revient après chaque perte', en: 'Comes back after each loss' },
    hint: {
      fr: 'Écoutez `close`, quel que soit son code, à chaque WebSocket que vous créez, et appelez `scheduleReconnect`.',
      en: 'Listen to `close`, whatever its code, on each WebSocket that you make, and call `scheduleReconnect`.',
    },
  },
  async (stage) => {
    const base = stage.draw(300, 900);
    const scene = await Scene.connected(stage, { baseReconnectDelay: base, maxReconnectDelay: 6_000 });
    const losses = ['clean', 'reset', 'clean'] as const;
    for (const [n, how] of losses.entries()) {
      await scene.cut(how);
      if (await scene.untilOpen(10_000)) continue;
      const code = how === 'clean' ? 1001 : 1006;
      const expected = { fr: 'un nouveau WebSocket', en: 'a new WebSocket' };
      throw new Failure(
        expected,
        { fr: 'aucun en 10 s', en: 'none within 10 s' },
        {
          fr: `Après la perte n° ${n + 1} (code ${code}), aucun nouveau WebSocket n’était ouvert 10 s plus tard.`,
          en: `After loss no. ${n + 1} (code ${code}) no new WebSocket was open 10 s later.`,
        },
      );
    }
    return passed;
  },
);

const disconnects = step(
  'disconnect',
  {
    points: 1,
    needs: ['2.connects'],
    section: 'disconnect',
    title: { fr: 'Reste déconnecté quand on le demande', en: 'Stays disconnected when asked to' },
    hint: {
      fr: 'Votre propre `close()` déclenche aussi l’événement `close` : il ne doit rien planifier. Arrêtez les minuteries.',
      en: 'Your own `close()` fires the `close` event too: it must plan nothing. Stop every timer.',
    },
  },
  async (stage) => {
    const scene = await Scene.connected(stage);
    await leave(scene, { fr: 'connecté', en: 'while connected' });
    await scene.press('connect');
    await scene.see(['connected'], {
      fr: 'Après disconnect() puis connect()',
      en: 'After disconnect(), then connect()',
    });
    scene.refuse();
    await scene.cut('reset');
    await leave(scene, { fr: 'pendant une pause', en: 'during a pause' });
    scene.freeze();
    await scene.press('connect');
    await scene.student.click('disconnect');
    scene.accept();
    await scene.student.settle();
    await stayAway(scene, { fr: 'pendant l’ouverture', en: 'while connecting' });
    return passed;
  },
);

/** Presses disconnect, and expects nothing to follow. */
async function leave(scene: Scene, when: { fr: string; en: string }): Promise<void> {
  await scene.press('disconnect');
  await stayAway(scene, when);
}

async function stayAway(scene: Scene, when: { fr: string; en: string }): Promise<void> {
  const { student, sockets } = scene;
  const closed = await student.eventually(() => student.network.open.length === 0);
  if (!closed) {
    const expected = { fr: 'aucun WebSocket ouvert', en: 'no open WebSocket' };
    throw new Failure(
      expected,
      { fr: 'un encore ouvert', en: 'one that is still open' },
      {
        fr: `Trois secondes après disconnect() ${when.fr}, votre WebSocket est encore ouvert.`,
        en: `Three seconds after disconnect() ${when.en} your WebSocket is still open.`,
      },
    );
  }
  const [count, left] = [sockets.length, student.time];
  const again = () => sockets.length > count;
  await student.advance(CLOSELY_MS, again, 250);
  if (student.isVirtual) await student.advance(SILENCE_MS - CLOSELY_MS, again, 5_000);
  const more = sockets[count];
  if (more) {
    throw new Failure(
      { fr: 'aucun WebSocket après disconnect()', en: 'no WebSocket after disconnect()' },
      { fr: 'un de plus', en: 'one more' },
      say(
        [when, duration(more.createdAt - left)],
        (w, ms) => `Après disconnect() (${w}), vous êtes revenu au bout de ${ms}.`,
        (w, ms) => `After disconnect() ${w} you came back after ${ms}.`,
      ),
    );
  }
  const silence = duration(student.time - left);
  await scene.see(['disconnected'], {
    fr: `${silence.fr} après disconnect() ${when.fr}`,
    en: `${silence.en} after disconnect() ${when.en}`,
  });
}

export const firstSteps: readonly Check[] = [connects, indicator, comesBack, disconnects];
