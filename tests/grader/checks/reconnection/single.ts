import { Failure, passed, type Check } from '../../check.ts';
import { Scene, step } from './scene.ts';

const STEP_MS = 100;
/** So long a connection has to live on undisturbed, milliseconds. */
const CALM_MS = 60_000;
/** How finely time passes while it does, milliseconds. */
const CALM_STEP_MS = 500;

const oneAtATime = step(
  'one-at-a-time',
  {
    points: 1,
    needs: ['2.comes-back'],
    section: 'one-at-a-time',
    title: { fr: 'Jamais deux WebSockets à la fois', en: 'Never two WebSockets at a time' },
    hint: {
      fr: 'Un refus donne `error` et `close` : n’en écoutez qu’un. Une seule minuterie, arrêtée dès qu’on se connecte.',
      en: 'A refusal gives `error` and `close`: listen to one of them. One timer, stopped as soon as you connect.',
    },
  },
  async (stage) => {
    const base = stage.draw(1_500, 2_500);
    const scene = await Scene.open(stage, { baseReconnectDelay: base, maxReconnectDelay: 4 * base });
    await pressTwice(scene);
    await scene.cut('reset');
    await calmAfterReturn(scene, { fr: 'Après une coupure', en: 'After a cut' }, 1);
    scene.refuse();
    await scene.cut('reset');
    const count = scene.sockets.length;
    await scene.untilSockets(count + 1, 4 * base);
    scene.accept();
    await calmAfterReturn(scene, { fr: 'Après un refus', en: 'After a refusal' }, 1);
    scene.refuse();
    await scene.cut('clean');
    scene.accept();
    if (scene.student.network.open.length === 0) await scene.press('connect');
    await calmAfterReturn(
      scene,
      { fr: 'Après connect() pendant une pause', en: 'After connect() during a pause' },
      1,
    );
    return passed;
  },
);

/** connect() while opening and while open does nothing. */
async function pressTwice(scene: Scene): Promise<void> {
  const { sockets, student } = scene;
  scene.freeze();
  await student.click('connect');
  await scene.press('connect');
  scene.accept();
  await student.settle();
  await scene.see(['connected'], { fr: 'Après deux connect()', en: 'After two connect()' });
  await scene.press('connect');
  await student.advance(5_000, undefined, STEP_MS);
  if (sockets.length === 1) return;
  throw new Failure('1 WebSocket', `${sockets.length}`, {
    fr: `Trois connect() de suite ont ouvert ${sockets.length} WebSockets ; attendu : un seul.`,
    en: `Three connect() in a row have opened ${sockets.length} WebSockets; expected one.`,
  });
}

/** Expects this one return, and nothing that disturbs it. */
async function calmAfterReturn(
  scene: Scene,
  when: { fr: string; en: string },
  returns: number,
): Promise<void> {
  const { sockets, student } = scene;
  const before = sockets.length - student.network.live.length;
  await scene.untilOpen(CALM_MS, STEP_MS);
  await student.calm(CALM_MS, () => sockets.length > before + returns, CALM_STEP_MS);
  const made = sockets.length - before;
  if (made > returns) {
    throw new Failure({ fr: 'un nouveau WebSocket', en: 'one new WebSocket' }, `${made}`, {
      fr: `${when.fr}, le serveur acceptant de nouveau, vous avez ouvert ${made} WebSockets ou plus ; attendu : un.`,
      en: `${when.en}, the server accepting again, you opened ${made} WebSockets or more; expected one.`,
    });
  }
  await scene.see(['connected'], {
    fr: `${when.fr}, et un long calme`,
    en: `${when.en}, and a long calm`,
  });
}

const resumes = step(
  'resumes',
  {
    points: 2,
    needs: ['2.comes-back'],
    section: 'cursor',
    title: { fr: 'Ne perd rien et ne répète rien', en: 'Loses nothing and repeats nothing' },
    hint: {
      fr: 'Gardez `batch.next` de chaque message et mettez-le dans `after` à la connexion suivante.',
      en: 'Keep `batch.next` of each message and put it into `after` at the next connection.',
    },
  },
  async (stage) => {
    const base = stage.draw(200, 500);
    // Whether one of these short connections is a success already is up to the student: no limit ends the check.
    const scene = await Scene.connected(stage, {
      baseReconnectDelay: base,
      maxReconnectDelay: 2_000,
      maxReconnectAttempts: 50,
    });
    const cursor = stage.lab.log.earliest;
    await stage.post(stage.draw(1, 4));
    await scene.seeAllSince(cursor, { fr: 'Avant la panne', en: 'Before the outage' });
    const outages = [stage.draw(3, 9), 0, stage.draw(205, 230)];
    for (const [n, missed] of outages.entries()) {
      scene.refuse();
      await scene.cut(n === 1 ? 'clean' : 'reset');
      await stage.post(missed);
      const count = scene.sockets.length;
      await scene.untilSockets(count + 1, 8_000);
      scene.accept();
      await scene.untilOpen(10_000);
      await stage.post(stage.draw(1, 3));
      await scene.seeAllSince(cursor, {
        fr: `Après la panne n° ${n + 1}, pendant laquelle ${missed} humeurs ont été publiées`,
        en: `After outage no. ${n + 1}, with ${missed} moods posted meanwhile`,
      });
    }
    return passed;
  },
);

const tellsTheTruth = step(
  'truth',
  {
    points: 1,
    needs: ['2.comes-back', '2.indicator'],
    section: 'truth',
    title: { fr: 'Dit la vérité pendant une panne', en: 'Tells the truth during an outage' },
    hint: {
      fr: 'Montrez chaque état au moment où il devient vrai : `reconnecting` dès la perte, `connected` à l’ouverture seulement.',
      en: 'Show each state at the moment it becomes true: `reconnecting` at the loss, `connected` only at the opening.',
    },
  },
  async (stage) => {
    const base = stage.draw(600, 900);
    const scene = await Scene.connected(stage, {
      baseReconnectDelay: base,
      maxReconnectDelay: 3_000,
      maxReconnectAttempts: 50,
    });
    const texts = [await scene.seeText()];
    scene.refuse();
    await scene.cut('reset');
    await watchPauses(scene, 3);
    texts.push(await scene.seeText());
    scene.freeze();
    const count = scene.sockets.length;
    await scene.untilSockets(count + 1, 8_000);
    await scene.see(['connecting', 'reconnecting'], {
      fr: 'Pendant une tentative à laquelle le serveur n’a pas encore répondu',
      en: 'During an attempt that the server has not answered yet',
    });
    scene.accept();
    await scene.untilOpen(8_000);
    await scene.see(['connected'], {
      fr: 'Dès que la connexion est revenue',
      en: 'As soon as the connection is back',
    });
    await scene.press('disconnect');
    texts.push(await scene.seeText());
    await scene.seeRole();
    if (new Set(texts).size === texts.length) return passed;
    const expected = { fr: 'trois textes différents', en: 'three different texts' };
    throw new Failure(expected, texts.join(' / '), {
      fr: `Connecté, en reconnexion, déconnecté : l’indicateur dit « ${texts.join(' », « ')} ». Il faut trois textes différents.`,
      en: `Connected, reconnecting, disconnected: the indicator says “${texts.join('”, “')}”. It takes three different texts.`,
    });
  },
);

/** Looks at the indicator step by step while so many attempts fail: no socket is open at any of these moments. */
async function watchPauses(scene: Scene, attempts: number): Promise<void> {
  const { sockets, student } = scene;
  const lost = sockets.length;
  const end = student.time + 20_000;
  while (sockets.length < lost + attempts && student.time < end && !student.storming) {
    const state = await student.state();
    if (state !== 'reconnecting') {
      await scene.see(['reconnecting'], {
        fr: `Serveur absent, ${sockets.length - lost} tentative(s) refusée(s)`,
        en: `No server, ${sockets.length - lost} attempt(s) refused`,
      });
    }
    await student.advance(STEP_MS, undefined, STEP_MS);
  }
}

export const singleSteps: readonly Check[] = [resumes, oneAtATime];
export const truthStep: Check = tellsTheTruth;
