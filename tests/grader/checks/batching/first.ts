import { failed, passed, type Check } from '../../check.ts';
import { differenceOf, type Difference } from './difference.ts';
import { Eye } from './eye.ts';
import { step } from './panel.ts';

/** How long showing may take here, milliseconds of real time. */
const PATIENCE_MS = 5_000;
/** Events of a full batch, where no other number is given. */
const FULL = 10;

/** The one step on the lab's own stream, in everybody's time. */
export const showsStep: Check = step(
  'shows',
  {
    points: 1,
    needs: [],
    section: 'shows',
    title: { fr: 'Montre les humeurs qui arrivent', en: 'Shows the moods that come' },
    hint: {
      fr: 'Pour commencer : un `<li data-id>` par INSERT, en tête de `list`, et `totals.dataset.received`.',
      en: 'To begin with: one `<li data-id>` for each INSERT, on top of `list`, and `totals.dataset.received`.',
    },
  },
  async (stage) => {
    const student = await stage.page({ after: stage.lab.log.latest });
    const eye = await Eye.on(student, 1);
    // One full batch: what becomes of a partial one is the next step.
    await stage.post(FULL);
    const { rows } = await stage.lab.store.list(FULL);
    let wrong: Difference | null = null;
    const right = async () => (wrong = differenceOf(rows, FULL, await eye.look())) === null;
    if ((await student.eventually(right, PATIENCE_MS)) || !wrong) return passed;
    const { expected, found, fr, en } = wrong as Difference;
    return failed(expected, found, {
      fr: `${FULL} humeurs publiées sur le labo : 5 s plus tard ${fr}.`,
      en: `${FULL} moods posted on the lab: 5 s later ${en}.`,
    });
  },
);
