import { Failure, passed, type Check } from '../../check.ts';
import { Moods } from './moods.ts';
import { GRACE_MS, Panel, shownBy, step } from './panel.ts';
import { rowScene } from './rows.ts';

/** How late a hidden tab may be: its timers fire once a second. */
const HIDDEN_MS = 2_000;

const badEvent = step(
  'bad-event',
  {
    points: 1,
    needs: ['3.last-batch'],
    section: 'bad-event',
    title: {
      fr: 'Un événement abîmé n’emporte pas les autres',
      en: 'One bad event does not lose the others',
    },
    hint: {
      fr: 'Un `try` / `catch` autour de chaque événement du lot, et rien dans addEvent() qui suppose que l’événement est sain.',
      en: 'A `try` / `catch` around each event of the batch, and nothing in addEvent() that takes the event for sound.',
    },
  },
  async (stage) => {
    const { panel, moods, soon } = await rowScene(stage);
    const [insert] = moods.inserts(1);
    const bad = [
      null,
      {},
      { ...insert!, id: `${insert!.id}1`, change: undefined },
      { ...insert!, id: `${insert!.id}2`, change: { eventType: 'INSERT', new: null, old: null } },
    ];
    await panel.feed([insert]);
    for (const event of bad) {
      await panel.feed([...moods.inserts(2), event, ...moods.inserts(stage.draw(2, 4))]);
      await expectCalm(panel, event);
      const told = JSON.stringify(event)?.slice(0, 80);
      await panel.expectWithin(soon, shownBy(moods), {
        fr: `Un lot dont le troisième événement est ${told}`,
        en: `A batch whose third event is ${told}`,
      });
    }
    return passed;
  },
);

/** Expects that addEvent() has not thrown. */
async function expectCalm({ student }: Panel, event: unknown): Promise<void> {
  const thrown = await student.world.text('#result');
  if (!thrown) return;
  const told = JSON.stringify(event)?.slice(0, 80);
  throw new Failure({ fr: 'aucune exception', en: 'no exception' }, thrown, {
    fr: `addEvent(${told}) a levé une exception : ${thrown.slice(0, 120)}`,
    en: `addEvent(${told}) has thrown: ${thrown.slice(0, 120)}`,
  });
}

const hiddenTab = step(
  'hidden-tab',
  {
    points: 1,
    needs: ['3.one-burst'],
    section: 'hidden-tab',
    title: { fr: 'Suit aussi dans un onglet caché', en: 'Keeps up in a hidden tab' },
    hint: {
      fr: 'Un onglet caché n’a pas d’images : requestAnimationFrame n’y appelle rien. Doublez-le d’une minuterie.',
      en: 'A hidden tab has no frames: requestAnimationFrame calls nothing there. Put a timer beside it.',
    },
  },
  async (stage) => {
    const { panel, moods } = await rowScene(stage);
    await panel.feed(moods.inserts(3));
    await panel.student.world.click('#hide');
    for (let n = 0; n < 3; n++) {
      await panel.expectWithin(HIDDEN_MS, shownBy(moods), {
        fr: `L’onglet est caché et n’a plus d’images ; ${moods.count} événements sont arrivés`,
        en: `The tab is hidden and has no frames; ${moods.count} events have come`,
      });
      // Fewer in all than the list may show: how many those are is another step’s.
      await panel.feed(moods.inserts(stage.draw(2, 40)));
    }
    return passed;
  },
);

const twoPanels = step(
  'two-handlers',
  {
    points: 1,
    needs: ['3.one-burst'],
    section: 'two-handlers',
    title: { fr: 'Deux gestionnaires, deux vies', en: 'Two handlers, two lives' },
    hint: {
      fr: 'File, minuterie et mémoire sont dans l’objet, pas à côté de la classe.',
      en: 'Queue, timer and memory belong into the object, not beside the class.',
    },
  },
  async (stage) => {
    const batchInterval = stage.draw(10, 20) * 10;
    const panel = await Panel.open(stage, { batchInterval, maxBatchSize: stage.draw(6, 10) }, 2);
    const moods = new Moods(stage);
    const soon = 2 * batchInterval + GRACE_MS;
    const ms = Math.round(batchInterval / 20) * 10;
    await panel.flow(
      Array.from({ length: 6 }, () => ({ events: moods.inserts(stage.draw(1, 9)), ms })),
      2,
    );
    const when = {
      fr: 'Deux gestionnaires reçoivent les mêmes événements',
      en: 'Two handlers get the same events',
    };
    await panel.expectWithin(
      soon,
      shownBy(moods),
      { fr: `${when.fr} ; le deuxième`, en: `${when.en}; the second` },
      1,
    );
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `${when.fr} ; le premier`,
      en: `${when.en}; the first`,
    });
    await panel.student.click('stop');
    await panel.feed(moods.inserts(2), 1);
    await panel.expectWithin(
      soon,
      shownBy(moods),
      {
        fr: 'Le premier a été arrêté par dispose(), le deuxième reçoit encore',
        en: 'The first was ended by dispose(), the second still receives',
      },
      1,
    );
    return passed;
  },
);

const dispose = step(
  'dispose',
  {
    points: 1,
    needs: ['3.last-batch'],
    section: 'dispose',
    title: { fr: 'Après dispose(), plus rien', en: 'After dispose(), nothing' },
    hint: {
      fr: 'Arrêtez chaque minuterie et chaque image demandée, et retenez que c’est fini : addEvent() ne fait plus rien.',
      en: 'Stop every timer and every frame asked for, and remember that it is over: addEvent() does nothing any more.',
    },
  },
  async (stage) => {
    const { panel, moods, soon } = await rowScene(stage);
    await panel.feed(moods.inserts(3));
    await panel.pass(soon);
    await panel.feed(moods.inserts(stage.draw(2, 5)));
    await panel.pass(10);
    await panel.student.click('stop');
    await expectSilence(panel, soon, { fr: 'des événements attendaient', en: 'events were waiting' });
    await panel.feed(moods.inserts(60));
    await expectCalm(panel, '…');
    await expectSilence(panel, soon, {
      fr: 'addEvent() a été appelé après',
      en: 'addEvent() was called afterwards',
    });
    await panel.pass(2_000);
    const timers = await panel.eye.timers();
    if (timers === 0) return passed;
    throw new Failure({ fr: 'aucune minuterie', en: 'no timer' }, `${timers}`, {
      fr: `Deux secondes après dispose(), ${timers} minuterie(s) tournent encore.`,
      en: `Two seconds after dispose() ${timers} timer(s) still run.`,
    });
  },
);

async function expectSilence(panel: Panel, ms: number, why: { fr: string; en: string }): Promise<void> {
  await panel.eye.look();
  await panel.pass(ms);
  const { shots } = await panel.eye.look();
  if (shots.length === 0) return;
  throw new Failure({ fr: 'aucune écriture du DOM', en: 'no DOM write' }, `${shots.length}`, {
    fr: `Après dispose() (${why.fr}) la page a encore été écrite, ${shots.length} fois.`,
    en: `After dispose() (${why.en}) the page was written again, ${shots.length} time(s).`,
  });
}

export const troubleSteps: readonly Check[] = [badEvent, hiddenTab, twoPanels, dispose];
