import type { Language } from '../results/grade-result.ts';

const TEXTS = {
  fr: {
    title: 'Rapport de classe',
    students: (count: number) => `${count} étudiant${count > 1 ? 's' : ''}`,
    mean: 'Moyenne',
    median: 'Médiane',
    items: 'Étape par étape',
    itemsHint:
      'Discrimination : corrélation entre la réussite à cette étape et les points de toutes les autres. Près de 0 ou négative, elle signale une étape à relire.',
    look: 'À regarder par une personne',
    lookHint: 'Ces signalements ne changent aucune note.',
    nothing: 'Rien à signaler.',
    columns: ['Étape', 'Échecs', 'Sautée', 'Sans verdict', 'Discrimination', 'Durée médiane'],
    notGraded: 'non noté',
    feedback: 'Votre résultat',
    colon: ' : ',
  },
  en: {
    title: 'Class report',
    students: (count: number) => `${count} student${count === 1 ? '' : 's'}`,
    mean: 'Mean',
    median: 'Median',
    items: 'Step by step',
    itemsHint:
      'Discrimination: correlation between passing this step and the points of all others. Near 0 or negative, it names a step to read again.',
    look: 'For a person to look at',
    lookHint: 'These flags change no mark.',
    nothing: 'Nothing to look at.',
    columns: ['Step', 'Failed', 'Skipped', 'No verdict', 'Discrimination', 'Median time'],
    notGraded: 'not graded',
    feedback: 'Your result',
    colon: ': ',
  },
} as const;

export function classTexts(language: Language) {
  return TEXTS[language];
}
