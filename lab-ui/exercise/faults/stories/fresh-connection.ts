import type { Story } from './story.ts';

/** Ending the old connection on purpose looks like a loss. */
export const freshConnectionStory: Story = {
  title: { fr: 'La connexion qui se tue', en: 'The connection that kills itself' },
  story: {
    fr: 'Depuis que l’ordinateur a changé de Wi-Fi, la page se reconnecte chaque seconde, alors que tout marche.',
    en: 'Since the laptop changed its Wi-Fi, the page has reconnected every second, although everything works.',
  },
  counter: { fr: 'connexions saines tuées', en: 'healthy connections killed' },
  unit: '',
  axis: { fr: 's', en: 's' },
  faulty: [
    'current?.close();',
    'current.whenClosed = () => {',
    'retry = network.setTimeout(connect, RETRY_MS);',
  ],
  why: {
    fr: 'Oui. Fermer l’ancienne connexion appelle aussi son `whenClosed`, qui croit à une perte et reviendra dans une seconde : il fermera alors la nouvelle, dont le `whenClosed`… et ainsi de suite. Une fermeture voulue ne doit pas programmer de retour.',
    en: 'Yes. Closing the old connection also calls its `whenClosed`, which takes it for a loss and comes back in a second: it will then close the new one, whose `whenClosed`… and so on. An end on purpose must not schedule a return.',
  },
  nudges: [
    {
      line: 'network.clearTimeout(retry);',
      say: {
        fr: 'Un retour déjà programmé est annulé : c’est juste. Mais lequel est programmé après cette ligne ?',
        en: 'A return that was scheduled is cancelled: that is right. But which one is scheduled after this line?',
      },
    },
    {
      line: 'network.whenOnline = connect;',
      say: {
        fr: 'C’est le déclencheur, pas la faute : il faut se reconnecter ici, car l’ancienne connexion peut être morte. Suivez ce que cet appel met en route.',
        en: 'It is the trigger and not the fault: one has to reconnect here, because the old connection may be dead. Follow what this call sets going.',
      },
    },
    {
      line: 'current = network.open();',
      say: {
        fr: 'La nouvelle connexion est saine. Qui la ferme une seconde plus tard ?',
        en: 'The new connection is healthy. Who closes it a second later?',
      },
    },
  ],
  nudge: {
    fr: 'Pas cette ligne. Quand une connexion est fermée, qui l’apprend, et qu’en conclut-il ?',
    en: 'Not this line. When a connection is closed, who is told, and what does that one conclude?',
  },
  mended: {
    fr: 'Une connexion, jamais deux : elle revient après chaque perte, et ne se ferme plus elle-même.',
    en: 'One connection, never two: it comes back after each loss, and no longer closes itself.',
  },
};
