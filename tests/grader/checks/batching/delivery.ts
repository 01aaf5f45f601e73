import { passed, type Check } from '../../check.ts';
import { rowScene } from './rows.ts';
import { shownBy, step } from './panel.ts';

/** As many events after the first delivery an event still comes again; the statement says 1,000. */
const BETWEEN = [600, 900] as const;

const redelivered = step(
  'redelivered',
  {
    points: 1,
    needs: ['3.one-burst', '3.insert-update', '3.insert-delete'],
    section: 'redelivered',
    title: { fr: 'Ignore un événement déjà reçu', en: 'Ignores an event that came before' },
    hint: {
      fr: 'Gardez les `id` des événements reçus, d’un lot à l’autre ; ni le contenu ni l’objet ne les distingue.',
      en: 'Keep the `id`s of the events received, from batch to batch; neither contents nor objects tell them apart.',
    },
  },
  async (stage) => {
    const { panel, moods, soon } = await rowScene(stage);
    const twins = [moods.insert({ nom: 'Zoé', emoji: '😴', commentaire: 'pareil' })];
    const twin = moods.insert({ nom: 'Zoé', emoji: '😴', commentaire: 'pareil' });
    twins.push({ ...twin, at: twins[0]!.at });
    const first = moods.inserts(3);
    await panel.feed([...twins, ...first, first[1]!]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `Cinq INSERT, dont deux humeurs de même contenu et de même instant, et l’un d’eux deux fois dans le lot`,
      en: `Five INSERTs, two of them moods with equal contents and times, and one of the five twice in the batch`,
    });
    const changes = [moods.update(first[0]!), moods.delete(first[2]!)];
    await panel.feed([...changes, ...first]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `Dans un lot suivant, un UPDATE et un DELETE, et trois événements déjà reçus`,
      en: `In a later batch, an UPDATE and a DELETE, and three events that came before`,
    });
    const between = Array.from({ length: stage.draw(...BETWEEN) }, (_, n) => moods.update(twins[n % 2]!));
    await panel.feed(between);
    await panel.pass(soon);
    await panel.feed([...twins, ...changes]);
    await panel.pass(soon);
    await panel.feed([moods.insert()]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `Quatre événements livrés une deuxième fois, ${between.length} événements plus tard`,
      en: `Four events delivered a second time, ${between.length} events later`,
    });
    return passed;
  },
);

const stale = step(
  'stale',
  {
    points: 2,
    needs: ['3.delete'],
    section: 'stale',
    title: { fr: 'Un ancien changement n’écrase rien', en: 'An older change overwrites nothing' },
    hint: {
      fr: 'Retenez le `seq` du dernier changement de chaque ligne, supprimée ou non ; un `seq` plus petit arrive trop tard.',
      en: 'Remember the `seq` of each row’s newest change, deleted or not; a lower `seq` comes too late.',
    },
  },
  async (stage) => {
    const { panel, moods, soon } = await rowScene(stage);
    const rows = moods.inserts(4);
    await panel.feed(rows);
    await panel.pass(soon);
    const [older, newer] = [moods.update(rows[1]!), moods.update(rows[1]!)];
    await panel.feed([newer, older]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `Dans un lot, l’UPDATE ${newer.seq} d’une ligne, puis son UPDATE ${older.seq}, plus ancien`,
      en: `In one batch, UPDATE ${newer.seq} of a row, then its UPDATE ${older.seq}, which is older`,
    });
    const [late, last] = [moods.update(rows[2]!), moods.update(rows[2]!)];
    await panel.feed([last]);
    await panel.pass(soon);
    await panel.feed([late]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `L’UPDATE ${last.seq} d’une ligne, et dans un lot suivant son UPDATE ${late.seq}, plus ancien`,
      en: `UPDATE ${last.seq} of a row, and in a later batch its UPDATE ${late.seq}, which is older`,
    });
    const [change, gone] = [moods.update(rows[0]!), moods.delete(rows[0]!)];
    await panel.feed([gone]);
    await panel.pass(soon);
    await panel.feed([change]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `Le DELETE ${gone.seq} d’une ligne, puis son UPDATE ${change.seq}, plus ancien`,
      en: `DELETE ${gone.seq} of a row, then its UPDATE ${change.seq}, which is older`,
    });
    const insert = moods.insert();
    const update = moods.update(insert);
    await panel.feed([update]);
    await panel.pass(soon);
    await panel.feed([insert]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `L’UPDATE ${update.seq} d’une ligne, puis son INSERT ${insert.seq}, plus ancien`,
      en: `UPDATE ${update.seq} of a row, then its INSERT ${insert.seq}, which is older`,
    });
    const brief = moods.insert();
    const end = moods.delete(brief);
    await panel.feed([end]);
    await panel.pass(soon);
    await panel.feed([brief]);
    await panel.expectWithin(soon, shownBy(moods), {
      fr: `Le DELETE ${end.seq} d’une ligne jamais vue, puis son INSERT ${brief.seq}, plus ancien`,
      en: `DELETE ${end.seq} of a row that was never seen, then its INSERT ${brief.seq}, which is older`,
    });
    return passed;
  },
);

export const deliverySteps: readonly Check[] = [redelivered, stale];
