import { Failure, passed, type Check } from '../../check.ts';
import { duration, say } from '../reconnection/say.ts';
import { Moods } from './moods.ts';
import { GRACE_MS, Panel, shownBy, step } from './panel.ts';

const lastBatch = step(
  'last-batch',
  {
    points: 1,
    needs: ['3.shows'],
    section: 'last-batch',
    title: { fr: 'Montre aussi un lot incomplet', en: 'Shows a partial batch too' },
    hint: {
      fr: 'Le premier événement d’un lot lance une minuterie de `batchInterval` ; quand elle sonne, le lot part, plein ou non.',
      en: 'The first event of a batch starts a timer of `batchInterval`; when it fires, the batch goes, full or not.',
    },
  },
  async (stage) => {
    const [batchInterval, maxBatchSize] = [stage.draw(15, 30) * 10, stage.draw(7, 12)];
    const panel = await Panel.open(stage, { batchInterval, maxBatchSize });
    const moods = new Moods(stage);
    for (const count of [stage.draw(2, maxBatchSize - 1), 1, stage.draw(2, maxBatchSize - 1)]) {
      await panel.feed(moods.inserts(count));
      await panel.expectWithin(batchInterval + GRACE_MS, shownBy(moods), {
        fr: `${count} événement(s) après une pause, un lot plein en compte ${maxBatchSize}, batchInterval est de ${batchInterval} ms`,
        en: `${count} event(s) after a pause, with a full batch of ${maxBatchSize} and a batchInterval of ${batchInterval} ms`,
      });
      await panel.pass(3 * batchInterval);
    }
    return passed;
  },
);

const trickle = step(
  'trickle',
  {
    points: 1,
    needs: ['3.last-batch'],
    section: 'trickle',
    title: { fr: 'Un filet régulier n’attend pas', en: 'A steady trickle does not starve' },
    hint: {
      fr: 'Une minuterie qui tourne déjà continue : ne la relancez pas à chaque événement.',
      en: 'A timer that runs already goes on: do not start it anew with each event.',
    },
  },
  async (stage) => {
    const batchInterval = stage.draw(20, 30) * 10;
    const pause = Math.round(batchInterval / stage.draw(20, 40)) * 10;
    const panel = await Panel.open(stage, { batchInterval, maxBatchSize: 60 });
    const moods = new Moods(stage);
    const events = moods.inserts(25);
    await panel.flow(events.map((event) => ({ events: [event], ms: pause })));
    const { at: end, shots } = await panel.eye.look();
    const waits = events.map(({ change }, n) => {
      const shown = shots.find(({ rows }) => rows.some(({ id }) => id === String(change.new!.id)));
      return (shown?.at ?? end) - n * pause;
    });
    const longest = Math.max(...waits);
    const allowed = 2 * batchInterval + GRACE_MS;
    // In everybody's time a busy machine is late, and not the student.
    if (longest <= allowed || !panel.eye.isVirtual) return passed;
    throw new Failure(
      { fr: `${allowed} ms au plus`, en: `at most ${allowed} ms` },
      `${longest} ms`,
      say(
        [duration(longest), duration(allowed)],
        (l, a) =>
          `Un événement toutes les ${pause} ms : l’un d’eux n’était toujours pas sur la page après ${l} ; attendu : ${a} au plus.`,
        (l, a) =>
          `An event every ${pause} ms: one of them was still not on the page after ${l}; expected ${a} at most.`,
      ),
    );
  },
);

const fullBatch = step(
  'full-batch',
  {
    points: 1,
    needs: ['3.last-batch', '3.meanwhile'],
    section: 'full-batch',
    title: { fr: 'Montre un lot plein aussitôt', en: 'Shows a full batch at once' },
    hint: {
      fr: 'Quand la file atteint `maxBatchSize`, le lot part sans attendre la minuterie ; après lui la minuterie peut repartir.',
      en: 'When the queue reaches `maxBatchSize`, the batch goes without waiting for the timer; after it the timer can start again.',
    },
  },
  async (stage) => {
    const [batchInterval, maxBatchSize] = [stage.draw(90, 140) * 10, stage.draw(5, 8)];
    const panel = await Panel.open(stage, { batchInterval, maxBatchSize });
    const moods = new Moods(stage);
    for (const together of [true, false]) {
      await panel.pass(2 * batchInterval);
      const events = moods.inserts(maxBatchSize);
      const { length: before } = (await panel.eye.look()).bursts;
      if (!together) {
        await panel.feed(events.splice(0, 1));
        await panel.pass(Math.round(batchInterval / 5));
      }
      await panel.feed(events);
      // Whoever shows the first event at once has written, and then rests.
      const rests = (await panel.eye.look()).bursts.length > before;
      await panel.expectWithin(rests ? batchInterval + GRACE_MS : GRACE_MS, shownBy(moods), {
        fr: `Un lot plein, ${maxBatchSize} événements, après une pause (batchInterval : ${batchInterval} ms)`,
        en: `A full batch, ${maxBatchSize} events, after a pause (batchInterval: ${batchInterval} ms)`,
      });
      await panel.pass(Math.round(batchInterval / 3));
      await panel.feed(moods.inserts(stage.draw(2, 4)));
      await panel.expectWithin(2 * batchInterval + GRACE_MS, shownBy(moods), {
        fr: `Quelques événements après un lot plein (batchInterval : ${batchInterval} ms)`,
        en: `A few events after a full batch (batchInterval: ${batchInterval} ms)`,
      });
    }
    return passed;
  },
);

const clearsTimer = step(
  'clears-timer',
  {
    points: 1,
    needs: ['3.full-batch'],
    section: 'clears-timer',
    title: { fr: 'Un lot plein arrête sa minuterie', en: 'A full batch clears its timer' },
    hint: {
      fr: '`clearTimeout`, puis oubliez la minuterie : sinon elle sonne pour le lot suivant, qui vient de commencer.',
      en: '`clearTimeout`, then forget the timer: otherwise it fires for the next batch, which has just begun.',
    },
  },
  async (stage) => {
    const [batchInterval, maxBatchSize] = [stage.draw(40, 80) * 10, stage.draw(6, 12)];
    const panel = await Panel.open(stage, { batchInterval, maxBatchSize });
    const moods = new Moods(stage);
    await panel.pass(batchInterval);
    for (let n = 0; n < 2; n++) {
      await panel.feed(moods.inserts(1));
      await panel.pass(Math.round(batchInterval * 0.6));
      await panel.feed(moods.inserts(maxBatchSize - 1));
      await panel.pass(Math.round(batchInterval * 0.1));
      await panel.feed(moods.inserts(1));
      await panel.pass(3 * batchInterval);
      await panel.expectRest({
        fr: `Un lot devient plein aux six dixièmes de batchInterval, puis le suivant commence`,
        en: `A batch becomes full at six tenths of batchInterval, then the next one begins`,
      });
    }
    return passed;
  },
);

const meanwhile = step(
  'meanwhile',
  {
    points: 1,
    needs: ['3.last-batch'],
    section: 'meanwhile',
    title: { fr: 'Ne perd rien pendant l’affichage', en: 'Loses nothing while it shows a batch' },
    hint: {
      fr: 'Prenez la file et mettez-en une vide à sa place avant de traiter le lot.',
      en: 'Take the queue and put an empty one in its place before you process the batch.',
    },
  },
  async (stage) => {
    const [batchInterval, maxBatchSize] = [stage.draw(10, 20) * 10, stage.draw(6, 10)];
    const panel = await Panel.open(stage, { batchInterval, maxBatchSize });
    const moods = new Moods(stage);
    for (const count of [1, stage.draw(2, 4)]) {
      const events = moods.inserts(count);
      const late = moods.inserts(stage.draw(1, 3));
      await panel.eye.feedWhenItWrites(late);
      await panel.feed(events);
      await panel.expectWithin(3 * batchInterval + GRACE_MS, shownBy(moods), {
        fr: `${late.length} événement(s) arrivés pendant que le lot d’avant s’affichait`,
        en: `${late.length} event(s) that came while the batch before was being shown`,
      });
      await panel.pass(2 * batchInterval);
    }
    return passed;
  },
);

export const batchSteps: readonly Check[] = [lastBatch, meanwhile, trickle, fullBatch, clearsTimer];
