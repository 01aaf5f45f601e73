import type { Story } from './story.ts';

/** Times of two clocks are subtracted. */
export const twoClocksStory: Story = {
  title: { fr: 'Deux horloges', en: 'Two clocks' },
  story: {
    fr: 'La latence affichée augmente d’heure en heure sur cet ordinateur, et sur lui seul ; le réseau, lui, va bien.',
    en: 'The latency shown grows from hour to hour on this laptop, and on no other; the network is fine.',
  },
  counter: { fr: 'erreur de la latence moyenne', en: 'error of the mean latency' },
  unit: 'ms',
  axis: { fr: 'h', en: 'h' },
  faulty: ['total += clock.now() - at;'],
  why: {
    fr: 'Oui. `clock.now()` est l’heure d’ici, `at` celle du serveur : leur différence contient l’écart des deux horloges, et il grandit. Le programme connaît cet écart ; il ne lui reste qu’à en tenir compte.',
    en: 'Yes. `clock.now()` is the time here, `at` the server’s: their difference contains that of the two clocks, and it grows. The program knows that difference; it only has to allow for it.',
  },
  nudges: [
    {
      line: 'const middle = (askedAt + answeredAt) / 2;',
      say: {
        fr: 'Le serveur a lu son horloge entre la demande et la réponse ; le milieu est la meilleure estimation. Et que fait-on du résultat ?',
        en: 'The server read its clock between question and answer; the middle is the best guess. And what becomes of the result?',
      },
    },
    {
      line: 'offset = serverTime - middle;',
      say: {
        fr: 'L’écart est juste, à quelques millisecondes près. Cherchez où il manque.',
        en: 'The difference is right, to a few milliseconds. Look for where it is missing.',
      },
    },
    {
      line: 'meanMs: () => (count === 0 ? null : total / count),',
      say: {
        fr: 'Une moyenne, et rien quand il n’y a rien : c’est juste. Mais de quoi est fait le total ?',
        en: 'A mean, and nothing where there is nothing: that is right. But what is the total made of?',
      },
    },
    {
      line: 'offsetMs: () => offset,',
      say: {
        fr: 'Ici l’écart est montré. L’utilise-t-on aussi ?',
        en: 'Here the difference is shown. Is it used as well?',
      },
    },
  ],
  nudge: {
    fr: 'Pas cette ligne. Demandez-vous pour chaque heure : à quelle horloge a-t-elle été lue ?',
    en: 'Not this line. Ask of every time: on whose clock was it read?',
  },
  mended: {
    fr: 'La moyenne est juste à 20 ms près toute la journée, bien que l’horloge s’éloigne.',
    en: 'The mean is right to 20 ms all day, although the clock drifts away.',
  },
};
