import { passed, type Check } from '../../check.ts';
import { rowScene } from './rows.ts';
import { shownBy, step } from './panel.ts';

const insertUpdate = step(
  'insert-update',
  {
    points: 1,
    needs: ['3.update'],
    section: 'fold',
    title: { fr: 'INSERT + UPDATE : la ligne, à jour', en: 'INSERT + UPDATE: the row, up to date' },
    hint: {
      fr: 'Ne garder que le dernier événement d’une ligne perd l’INSERT : gardez « la ligne existe, et la voici ».',
      en: 'Keeping only the last event of a row loses the INSERT: keep “the row exists, and here it is”.',
    },
  },
  async (stage) => {
    const { panel, moods, soon } = await rowScene(stage);
    await panel.feed(moods.inserts(2));
    await panel.pass(soon);
    const inserts = moods.inserts(4);
    const [first, , third] = inserts;
    await panel.feed([...inserts, moods.update(third!), moods.update(first!), moods.update(first!)]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `Un lot avec quatre INSERT, puis des UPDATE de deux de ces lignes`,
      en: `A batch with four INSERTs, then UPDATEs of two of these rows`,
    });
    return passed;
  },
);

const insertDelete = step(
  'insert-delete',
  {
    points: 1,
    needs: ['3.delete'],
    section: 'fold',
    title: { fr: 'INSERT + DELETE : rien', en: 'INSERT + DELETE: nothing' },
    hint: {
      fr: 'La ligne n’existe plus à la fin du lot : elle ne doit jamais apparaître.',
      en: 'At the end of the batch the row is gone: it must never appear.',
    },
  },
  async (stage) => {
    const { panel, moods, soon } = await rowScene(stage);
    await panel.feed(moods.inserts(2));
    await panel.pass(soon);
    const inserts = moods.inserts(4);
    const [, second, third] = inserts;
    await panel.feed([...inserts, moods.delete(second!), moods.update(third!), moods.delete(third!)]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `Un lot avec quatre INSERT, puis le DELETE de deux de ces lignes`,
      en: `A batch with four INSERTs, then the DELETE of two of these rows`,
    });
    return passed;
  },
);

const deleteInsert = step(
  'delete-insert',
  {
    points: 1,
    needs: ['3.delete'],
    section: 'fold',
    title: { fr: 'DELETE + INSERT : la nouvelle ligne', en: 'DELETE + INSERT: the new row' },
    hint: {
      fr: 'Le dernier changement l’emporte : la ligne existe de nouveau, avec les valeurs de l’INSERT.',
      en: 'The last change wins: the row exists again, with the values of the INSERT.',
    },
  },
  async (stage) => {
    const { panel, moods, soon } = await rowScene(stage);
    const inserts = moods.inserts(5);
    await panel.feed(inserts);
    await panel.pass(soon);
    const [first, , , fourth] = inserts;
    const gone = [moods.delete(first!), moods.delete(fourth!)];
    await panel.feed([...gone, moods.again(first!), moods.again(fourth!)]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `Un lot avec le DELETE de deux lignes, puis un INSERT de mêmes id`,
      en: `A batch with the DELETE of two rows, then an INSERT with the same ids`,
    });
    return passed;
  },
);

export const foldSteps: readonly Check[] = [insertUpdate, insertDelete, deleteInsert];
