import { Failure, passed, type Check, type Text } from '../../check.ts';
import { Moods } from './moods.ts';
import { rowScene } from './rows.ts';
import { GRACE_MS, Panel, shownBy, step } from './panel.ts';

const oneBurst = step(
  'one-burst',
  {
    points: 2,
    needs: ['3.clears-timer'],
    section: 'one-burst',
    title: { fr: 'Écrit le DOM une fois par intervalle', en: 'Writes the DOM once per interval' },
    hint: {
      fr: 'Retenez l’heure de la dernière écriture : même un lot plein attend que batchInterval se soit écoulé.',
      en: 'Remember when you last wrote: even a full batch waits until batchInterval has passed.',
    },
  },
  async (stage) => {
    const [batchInterval, maxBatchSize] = [stage.draw(12, 18) * 10, stage.draw(3, 5)];
    const panel = await Panel.open(stage, { batchInterval, maxBatchSize });
    const moods = new Moods(stage);
    const chunks = Array.from({ length: Math.round((6 * batchInterval) / 20) }, () => {
      return { events: moods.inserts(stage.draw(1, 2)), ms: 20 };
    });
    await panel.flow(chunks);
    const when = {
      fr: `${moods.count} événements en ${6 * batchInterval} ms`,
      en: `${moods.count} events in ${6 * batchInterval} ms`,
    };
    await panel.expectWithin(2 * batchInterval + GRACE_MS, shownBy(moods), when);
    await panel.expectRest(when);
    const { added } = await panel.eye.look();
    return added <= 3 * moods.count ? passed : { passed: true, advice: [rebuilt(added, moods.count)] };
  },
);

function rebuilt(added: number, events: number): Text {
  return {
    fr: `Pour ${events} humeurs vous avez mis ${added} <li> dans la liste : une ligne refaite perd le focus et la sélection.`,
    en: `For ${events} moods you put ${added} <li> into the list: a row made anew loses focus and selection.`,
  };
}

const newest = step(
  'newest',
  {
    points: 2,
    needs: ['3.one-burst', '3.update'],
    section: 'newest',
    title: { fr: 'Montre les 100 plus récentes, compte tout', en: 'Shows the newest 100, counts everything' },
    hint: {
      fr: 'La limite vaut pour la liste, pas pour un lot ; le total compte les événements, pas les lignes montrées.',
      en: 'The limit is the list’s, not a batch’s; the totals count events, not the rows that are shown.',
    },
  },
  async (stage) => {
    const defaults = await Panel.open(stage);
    await fillPast(defaults, new Moods(stage), 100, stage.draw(105, 140));
    const maxDisplayed = stage.draw(6, 14);
    const small = await Panel.open(stage, { maxDisplayed, batchInterval: 60 });
    await fillPast(small, new Moods(stage), maxDisplayed, maxDisplayed + stage.draw(3, 20));
    return passed;
  },
);

/** More moods than are shown, in several batches; then changes of the oldest, which are not. */
async function fillPast(panel: Panel, moods: Moods, limit: number, count: number): Promise<void> {
  const soon = 2 * panel.interval + GRACE_MS;
  const late = moods.insert();
  const oldest = moods.insert();
  const chunks = [[oldest]];
  for (let left = count; left > 0; left -= 15) chunks.push(moods.inserts(Math.min(15, left)));
  await panel.flow(chunks.map((events) => ({ events, ms: 20 })));
  const expected = () => ({ rows: moods.newest(limit), received: moods.count - 1 });
  const told = `maxDisplayed ${limit}`;
  await panel.expectWithin(soon, expected(), {
    fr: `${moods.count - 1} humeurs en plusieurs lots, ${told}`,
    en: `${moods.count - 1} moods in several batches, ${told}`,
  });
  await panel.feed([moods.update(oldest)]);
  await panel.expectWithin(soon, expected(), {
    fr: `UPDATE d’une humeur trop ancienne pour être montrée, ${told}`,
    en: `UPDATE of a mood that is too old to be shown, ${told}`,
  });
  await panel.feed([late, ...moods.inserts(1)]);
  await panel.expectWithin(
    soon,
    { rows: moods.newest(limit), received: moods.count },
    {
      fr: `Une humeur trop ancienne qui arrive en retard, et une nouvelle, ${told}`,
      en: `A mood that is too old and comes late, and a new one, ${told}`,
    },
  );
}

const text = step(
  'text',
  {
    points: 1,
    needs: ['3.update'],
    section: 'text',
    title: { fr: 'Un texte reste un texte', en: 'Text is text' },
    hint: {
      fr: 'Pas de `innerHTML` avec ce que des gens ont écrit : `textContent`.',
      en: 'No `innerHTML` with what people wrote: `textContent`.',
    },
  },
  async (stage) => {
    const { panel, moods, soon } = await rowScene(stage);
    const name = `x-${stage.draw(0, 2 ** 30).toString(36)}`;
    const markup = `<${name}>a &amp; b</${name}>`;
    const insert = moods.insert({ commentaire: `1 < 2 ${markup}` });
    await panel.feed([insert, moods.insert({ nom: `Zoé ${markup}` }), moods.insert({ emoji: `<${name}>` })]);
    await panel.pass(soon);
    await expectNoElement(panel, name);
    const when = { fr: 'Des humeurs écrites avec des balises', en: 'Moods written with tags' };
    await panel.expectWithin(soon, shownBy(moods), when);
    await panel.feed([moods.update(insert, { commentaire: `${markup} & 'quote' "double"` })]);
    await panel.pass(soon);
    await expectNoElement(panel, name);
    await panel.expectWithin(soon, shownBy(moods), when);
    return passed;
  },
);

async function expectNoElement(panel: Panel, name: string): Promise<void> {
  const count = await panel.eye.countElements(name);
  if (count === 0) return;
  const expected = { fr: `le texte <${name}>`, en: `the text <${name}>` };
  const found = { fr: `éléments <${name}> : ${count}`, en: `<${name}> elements: ${count}` };
  throw new Failure(expected, found, {
    fr: `Une humeur contient le texte « <${name}> », et la page en a fait ${count} élément(s) : quiconque poste peut écrire dans votre page.`,
    en: `A mood contains the text “<${name}>”, and the page made ${count} element(s) of it: whoever posts can write into your page.`,
  });
}

export const burstStep: Check = oneBurst;
export const paintSteps: readonly Check[] = [newest, text];
