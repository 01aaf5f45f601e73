import type { Entry } from '../../../../exercises/contract.ts';
import { passed, type Check } from '../../check.ts';
import type { Stage } from '../../stage.ts';
import { Moods } from './moods.ts';
import { GRACE_MS, Panel, shownBy, step } from './panel.ts';

/** Changes in the storm. */
const CHANGES = 400;

/** Everything at once: what no step above has thought of. */
export const everythingStep: Check = step(
  'everything',
  {
    points: 2,
    needs: [
      '3.one-burst',
      '3.newest',
      '3.redelivered',
      '3.stale',
      '3.insert-update',
      '3.insert-delete',
      '3.delete-insert',
    ],
    section: 'everything',
    title: { fr: 'Tout à la fois', en: 'Everything at once' },
    hint: {
      fr: 'Cherchez l’étape dont la combinaison avec une autre casse : une limite et un DELETE, un doublon et un lot plein…',
      en: 'Look for the step that breaks together with another: a limit and a DELETE, a repeat and a full batch…',
    },
  },
  async (stage) => {
    const panel = await Panel.open(stage, { batchInterval: 80, maxBatchSize: stage.draw(5, 15) });
    const moods = new Moods(stage);
    const script = shuffledWithin(changes(stage, moods), 12, stage);
    const sent: Entry[] = [];
    const chunks: { events: Entry[]; ms: number }[] = [];
    while (script.length > 0) {
      const events = script.splice(0, stage.draw(1, 12));
      sent.push(...events);
      const again = Array.from({ length: stage.draw(0, 2) }, () => sent[stage.draw(0, sent.length - 1)]!);
      chunks.push({ events: [...events, ...again], ms: stage.draw(0, 3) * 10 });
    }
    // Each a last time: also those that had come too late.
    chunks.push({ events: [...sent], ms: 0 });
    await panel.flow(chunks);
    const when = {
      fr: `${moods.count} changements mêlés, certains livrés deux fois ou en retard`,
      en: `${moods.count} changes of all kinds, some of them delivered twice or late`,
    };
    await panel.expectWithin(2 * panel.interval + GRACE_MS, shownBy(moods), when);
    await panel.expectRest(when);
    return passed;
  },
);

/** Changes of a table of fewer than 100 rows, as they were committed. */
function changes(stage: Stage, moods: Moods): Entry[] {
  const [made, alive]: [Entry[], Entry[]] = [[], []];
  while (made.length < CHANGES) {
    const dice = stage.random();
    const [row] = dice < 0.35 || alive.length < 4 ? [] : alive.splice(stage.draw(0, alive.length - 1), 1);
    if (!row) alive.push(moods.insert());
    else if (dice < 0.65) alive.push(moods.update(row));
    else {
      made.push(moods.delete(row));
      if (dice > 0.95) alive.push(moods.again(row));
      else continue;
    }
    made.push(alive.at(-1)!);
  }
  return made;
}

/** The same events, each at most so many places from its own. */
function shuffledWithin(events: readonly Entry[], places: number, stage: Stage): Entry[] {
  return events
    .map((event, place) => ({ event, place: place + stage.draw(0, places) }))
    .sort((a, b) => a.place - b.place)
    .map(({ event }) => event);
}
