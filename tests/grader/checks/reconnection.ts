import { failed, passed, type Check } from '../check.ts';
import { NO_FAULT } from '../../../lab-server/wire/control.ts';
import { median } from '../statistics.ts';

/** Attempts that the growth is judged by. */
const ATTEMPTS = 6;

/** Exercise 2, from easy to hard. */
export const reconnectionChecks: readonly Check[] = [
  {
    id: '2.connects',
    exercise: 2,
    points: 2,
    needs: [],
    visibility: 'visible',
    section: 'connect',
    limitMs: 5_000,
    title: { fr: 'Se connecte et transmet chaque humeur', en: 'Connects and passes each mood on' },
    hint: {
      fr: 'Un message est un Batch : parcourez `entries`, dans l’ordre.',
      en: 'A message is a Batch: go through its `entries`, in order.',
    },
    async run(stage) {
      const student = await stage.page({ after: stage.lab.log.latest });
      await student.click('connect');
      await student.page.locator('#indicator[data-state="connected"]').waitFor();
      const count = stage.draw(3, 9);
      await stage.post(count);
      await student.page
        .locator('#entries li')
        .nth(count - 1)
        .waitFor();
      const entries = await student.entries();
      const expected = Array.from({ length: count }, (_, n) => n + 1);
      if (String(entries) === String(expected)) return passed;
      return failed(expected.join(', '), entries.join(', '), {
        fr: `Attendu : les humeurs ${expected.join(', ')} ; arrivées : ${entries.join(', ')}.`,
        en: `Expected moods ${expected.join(', ')}; these arrived: ${entries.join(', ')}.`,
      });
    },
  },
  {
    id: '2.backoff-grows',
    exercise: 2,
    points: 4,
    needs: ['2.connects'],
    visibility: 'visible',
    section: 'backoff',
    limitMs: 15_000,
    title: { fr: 'Attend de plus en plus longtemps', en: 'Waits longer and longer' },
    hint: {
      fr: 'Doublez le délai à chaque tentative : `base * 2 ** tentative`. En JavaScript `^` est un OU exclusif.',
      en: 'Double the delay at each attempt: `base * 2 ** attempt`. In JavaScript `^` is an exclusive OR.',
    },
    async run(stage) {
      const student = await stage.page({ after: stage.lab.log.latest, maxReconnectAttempts: ATTEMPTS }, true);
      await student.click('connect');
      await student.settle();
      stage.lab.host.gate.set('websocket', { ...NO_FAULT, refuse: true });
      stage.lab.host.gate.cut('websocket', 'reset');
      await student.advance(150_000, () => student.sockets.length > ATTEMPTS);
      const times = student.sockets.map(({ createdAt }) => createdAt);
      const pauses = times.slice(1).map((at, n) => at - times[n]!);
      const early = median(pauses.slice(0, 2));
      const late = median(pauses.slice(-2));
      if (pauses.length === ATTEMPTS && late > 1.5 * early) return passed;
      return failed('growing pauses', `${pauses.join(', ')} ms`, {
        fr: `Vos pauses : ${pauses.join(', ')} ms. Elles devraient croître.`,
        en: `Your pauses: ${pauses.join(', ')} ms. They should grow.`,
      });
    },
  },
];
