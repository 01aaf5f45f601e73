import type { Story } from './story.ts';

/** The last event of a row takes the place of the one that made it. */
export const lostInsertStory: Story = {
  title: { fr: 'La ligne disparue', en: 'The row that never came' },
  story: {
    fr: 'Qui corrige son humeur aussitôt après l’avoir publiée ne la voit jamais apparaître.',
    en: 'Who corrects a mood right after posting it never sees it appear.',
  },
  counter: { fr: 'lignes perdues', en: 'rows lost' },
  unit: '',
  axis: { fr: 's', en: 's' },
  faulty: ['folded.set(event.id, event);', '} else {'],
  why: {
    fr: 'Oui. Le dernier événement remplace le premier : d’un INSERT suivi d’un UPDATE il ne reste que l’UPDATE, et la table ne peut pas modifier une ligne qu’elle n’a jamais eue. Faites-en un INSERT qui porte le dernier texte.',
    en: 'Yes. The last event takes the place of the first: of an INSERT and an UPDATE only the UPDATE is left, and the table cannot change a row that it never had. Make it an INSERT that has the last text.',
  },
  nudges: [
    {
      line: 'folded.delete(event.id);',
      say: {
        fr: 'Née et supprimée dans le même lot : la table n’a rien à en savoir, cette ligne est juste. Et née puis modifiée ?',
        en: 'Born and deleted within one batch: the table need not know, this line is right. And born, then changed?',
      },
    },
    {
      line: "if (earlier?.type === 'INSERT' && event.type === 'DELETE') {",
      say: {
        fr: 'Ce cas-là est bien traité. Quels autres couples d’événements la boucle peut-elle rencontrer ?',
        en: 'This case is handled well. Which other pairs of events can the loop meet?',
      },
    },
    {
      line: 'return [...folded.values()];',
      say: {
        fr: 'Ce qui sort est ce que la boucle a gardé. Qu’a-t-elle gardé d’une ligne qui avait deux événements ?',
        en: 'What comes out is what the loop has kept. What did it keep of a row that had two events?',
      },
    },
  ],
  nudge: {
    fr: 'Pas cette ligne. Prenez un INSERT puis un UPDATE de la même ligne, et suivez-les pas à pas : que reçoit la table ?',
    en: 'Not this line. Take an INSERT and then an UPDATE of the same row, and follow them step by step: what does the table get?',
  },
  mended: {
    fr: 'Toutes les lignes sont là avec leur dernier texte, et chacune n’est écrite qu’une fois par lot.',
    en: 'All rows are there with their last text, and each is written only once a batch.',
  },
};
