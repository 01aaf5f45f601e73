import type { Story } from './story.ts';

/** A timer goes on although its batch has already been shown. */
export const fullBatchStory: Story = {
  title: { fr: 'Le lot plein', en: 'The full batch' },
  story: {
    fr: 'Plus la classe écrit vite, plus la page montre de tout petits lots : elle finit par dessiner pour une seule humeur.',
    en: 'The faster the class writes, the smaller the batches that the page shows: in the end it draws for a single mood.',
  },
  counter: { fr: 'minuteurs en marche', en: 'timers running' },
  unit: '',
  axis: { fr: 's', en: 's' },
  faulty: [
    'if (waiting.length === 1) time.setTimeout(flush, PATIENCE_MS);',
    'if (waiting.length === FULL) flush();',
    'function flush(): void {',
  ],
  why: {
    fr: 'Oui. Un lot plein part tout de suite, mais son minuteur continue : il se déclenche au milieu d’un lot suivant, le montre trop tôt, et celui d’après lance encore un minuteur. Gardez le minuteur, et arrêtez-le dès que son lot est parti.',
    en: 'Yes. A full batch leaves at once, but its timer goes on: it fires in the middle of a later batch, shows that too soon, and the next one starts yet another timer. Keep the timer, and clear it as soon as its batch has left.',
  },
  nudges: [
    {
      line: 'if (batch.length > 0) show(batch);',
      say: {
        fr: 'Cette ligne montre ce qu’il y a, et c’est bien. Mais qui l’a appelée, et était-ce le moment ?',
        en: 'This line shows what there is, and rightly so. But who called it, and was it time?',
      },
    },
    {
      line: 'const batch = waiting;',
      say: {
        fr: 'La file est échangée avant d’être montrée : rien ne se perd. Le compteur compte autre chose que des humeurs.',
        en: 'The queue is exchanged before it is shown: nothing is lost. The counter counts something other than moods.',
      },
    },
    {
      line: 'waiting = [];',
      say: {
        fr: 'La file est vide, comme il faut. Qu’est-ce qui aurait dû finir en même temps qu’elle ?',
        en: 'The queue is empty, as it should be. What should have ended together with it?',
      },
    },
  ],
  nudge: {
    fr: 'Pas cette ligne. Un lot peut partir de deux façons : suivez ce qui reste derrière lui dans chacune.',
    en: 'Not this line. A batch can leave in two ways: follow what stays behind in each.',
  },
  mended: {
    fr: 'Jamais plus d’un minuteur, et chaque lot part plein, ou après 100 ms.',
    en: 'Never more than one timer, and each batch leaves full, or after 100 ms.',
  },
};
