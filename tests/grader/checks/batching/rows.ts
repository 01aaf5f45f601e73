import { passed, type Check } from '../../check.ts';
import type { Stage } from '../../stage.ts';
import { Moods } from './moods.ts';
import { GRACE_MS, Panel, shownBy, step } from './panel.ts';

/** A panel whose batches are large enough for what a check puts into one, and its moods. */
export async function rowScene(stage: Stage): Promise<{ panel: Panel; moods: Moods; soon: number }> {
  const batchInterval = stage.draw(8, 16) * 10;
  const panel = await Panel.open(stage, { batchInterval, maxBatchSize: stage.draw(25, 40) });
  return { panel, moods: new Moods(stage), soon: 2 * batchInterval + GRACE_MS };
}

const order = step(
  'order',
  {
    points: 1,
    needs: ['3.last-batch'],
    section: 'order',
    title: { fr: 'Garde l’ordre, lot après lot', en: 'Keeps the order, batch after batch' },
    hint: {
      fr: 'Le plus grand `id` en haut, quels que soient l’ordre d’arrivée et le lot.',
      en: 'The highest `id` on top, whatever the order of arrival and the batch.',
    },
  },
  async (stage) => {
    const { panel, moods, soon } = await rowScene(stage);
    for (let n = 0; n < 3; n++) {
      const late = moods.insert();
      await panel.feed(moods.inserts(stage.draw(3, 6)));
      await panel.pass(soon);
      await panel.feed([...moods.inserts(2), late]);
      await panel.expectWithin(soon, shownBy(moods), {
        fr: `Lot n° ${2 * n + 2}, dans lequel une humeur arrive en retard`,
        en: `Batch no. ${2 * n + 2}, in which one mood comes late`,
      });
    }
    return passed;
  },
);

const update = step(
  'update',
  {
    points: 1,
    needs: ['3.order'],
    section: 'update',
    title: { fr: 'Un UPDATE change sa ligne, même inconnue', en: 'An UPDATE changes its row, known or not' },
    hint: {
      fr: '`change.new` est toute la ligne : montrez-la, que vous l’ayez déjà vue ou non.',
      en: '`change.new` is the whole row: show it, whether you have seen it before or not.',
    },
  },
  async (stage) => {
    const { panel, moods, soon } = await rowScene(stage);
    const events = moods.inserts(stage.draw(4, 7));
    await panel.feed(events);
    await panel.pass(soon);
    await panel.feed([moods.update(events[1]!), moods.update(events[3]!)]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `UPDATE de deux lignes montrées depuis un lot d’avant`,
      en: `UPDATE of two rows that a batch before has shown`,
    });
    // The rows' INSERTs came before this page listened.
    const unknown = moods.inserts(2);
    const received = moods.count - unknown.length + 2;
    await panel.feed(unknown.map((event) => moods.update(event)));
    await panel.expectWithin(
      soon,
      { rows: moods.newest(), received },
      {
        fr: `UPDATE de deux lignes jamais vues`,
        en: `UPDATE of two rows that were never seen`,
      },
    );
    return passed;
  },
);

const remove = step(
  'delete',
  {
    points: 1,
    needs: ['3.update'],
    section: 'delete',
    title: { fr: 'Un DELETE retire sa ligne', en: 'A DELETE removes its row' },
    hint: {
      fr: 'Un DELETE n’a pas de `new` : son `id` est dans `change.old`.',
      en: 'A DELETE has no `new`: its `id` is in `change.old`.',
    },
  },
  async (stage) => {
    const { panel, moods, soon } = await rowScene(stage);
    const events = moods.inserts(stage.draw(6, 9));
    await panel.feed(events);
    await panel.pass(soon);
    await panel.feed([events[0]!, events[2]!, events[5]!].map((event) => moods.delete(event)));
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `DELETE de trois lignes dans un même lot`,
      en: `DELETE of three rows in one batch`,
    });
    return passed;
  },
);

export const rowSteps: readonly Check[] = [order, update, remove];
