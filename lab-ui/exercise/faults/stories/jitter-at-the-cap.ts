import type { Story } from './story.ts';

/** The cap comes last, and cuts the chance off. */
export const jitterAtTheCapStory: Story = {
  title: { fr: 'Le hasard au plafond', en: 'Chance at the cap' },
  story: {
    fr: 'Après une longue panne, mille pages reviennent d’abord en ordre dispersé, puis de plus en plus souvent toutes au même instant.',
    en: 'After a long outage a thousand pages first come back at different times, and then more and more often all at the same instant.',
  },
  counter: { fr: 'pages au même délai, à la milliseconde', en: 'pages with one delay, to the millisecond' },
  unit: '',
  axis: { fr: 'tentatives', en: 'attempts' },
  faulty: ['return Math.min(spread, CAP_MS);', 'const spread = doubled * share;'],
  why: {
    fr: 'Oui. Le plafond vient après le hasard : dès que le délai doublé dépasse 60 s, tout ce que le hasard a donné est coupé à 30 s exactement. Coupez d’abord, tirez ensuite, et restez sous le plafond.',
    en: 'Yes. The cap comes after chance: once the doubled delay is above 60 s, whatever chance gave is cut to exactly 30 s. Cap first, draw then, and stay below the cap.',
  },
  nudges: [
    {
      line: 'const doubled = BASE_MS * 2 ** attempt;',
      say: {
        fr: 'Deux fois plus à chaque tentative : c’est juste, c’est le plafond qui doit l’arrêter. Où le fait-il ?',
        en: 'Twice as much with each attempt: that is right, and the cap has to stop it. Where does it?',
      },
    },
    {
      line: 'const share = 0.5 + random();',
      say: {
        fr: 'De la moitié à une fois et demie : le hasard est bien tiré. Qu’en reste-t-il à la fin pour la tentative 7 ?',
        en: 'From half to one and a half: chance is drawn well. What is left of it in the end, for attempt 7?',
      },
    },
    {
      line: 'const CAP_MS = 30_000;',
      say: {
        fr: 'Un plafond de 30 s est raisonnable. La question est quand il s’applique.',
        en: 'A cap of 30 s is reasonable. The question is when it applies.',
      },
    },
  ],
  nudge: {
    fr: 'Pas cette ligne. Calculez le délai de deux pages à la tentative 7, avec les hasards 0,2 et 0,9.',
    en: 'Not this line. Work out the delay of two pages at attempt 7, with the chances 0.2 and 0.9.',
  },
  mended: {
    fr: 'Les délais doublent, ne dépassent jamais 30 s, et restent différents jusqu’au bout.',
    en: 'The delays double, never exceed 30 s, and stay different to the end.',
  },
};
