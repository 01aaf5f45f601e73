import { sFr } from '../../i18n/plural.ts';

/** What the SQL panel says in French; its shape is what any other language must fill. */
export const sqlFr = {
  heading: 'SQL',
  lead: 'Une instruction à la fois, sur la table humeur et rien d’autre. Regardez le commit arriver dans chaque voie.',
  statement: 'Instruction SQL',
  examples: 'Exemples',
  run: 'Exécuter',
  running: 'En cours…',
  connecting: 'Connexion au lab…',
  memory:
    'Ici les humeurs vivent en mémoire. Pour écrire du SQL et voir le chemin d’un commit, donnez au lab un PostgreSQL :',
  off: 'La base est là, mais le lab n’y ouvre pas de SQL :',
  away: 'Le lab n’a pas répondu : vérifiez que « npm start » tourne toujours.',
  databaseAway: 'PostgreSQL est absent : réessayez quand il sera de retour.',
  offReasons: {
    'no-role': 'il n’a pas pu créer le rôle qu’il lui faut.',
    superuser: 'le rôle qui servirait est un superutilisateur.',
    'open-schema': 'tout le monde peut y créer des tables. Fermez cela d’abord :',
    'no-login': 'le rôle qui servirait n’a pas pu se connecter.',
  },
  verbs: (verbs: string) => `Une instruction commence ici par ${verbs}.`,
  tooLarge: (megabytes: string) => `La réponse dépasse ${megabytes} Mo : demandez moins de lignes.`,
  oneRow: 'une ligne',
  rows: (count: string) => `${count} ligne${sFr(count)}`,
  firstRows: (count: string) => `dont voici les ${count} premières`,
  position: (position: string) => `caractère ${position}`,
  expected: (expected: string) => `Expected ${expected}.`,
  table: 'Résultat',
  nothing: 'Rien n’a changé dans la table : il n’y a rien à envoyer aux voies.',
  hops: 'Le chemin du commit',
  several: (count: string) => `${count} changements ; voici le chemin du dernier.`,
  legs: {
    outbox: 'commit → outbox',
    log: 'outbox → journal',
    socket: 'journal → socket',
    page: 'socket → page',
  },
  total: 'en tout',
  waiting: 'en route…',
};

/** The panel's texts in one language. */
export type SqlTexts = typeof sqlFr;
