/** What the herd's panel says in French; its shape is what any other language must fill. */
export const herdFr = {
  lead: 'Mille clients perdent le serveur au même instant. Il revient après 20 s et accepte 200 connexions par seconde, pas plus de 10 en 50 ms ; il refuse les autres. Qui revient quand ? Cela ne dépend que de nextDelay.',
  running: 'Mille clients cherchent leur serveur…',
  missing: 'Votre fichier n’exporte pas encore de classe RealtimeManager.',
  noDelay: (attempt: number, got: string) =>
    `nextDelay(${attempt}) doit rendre des millisecondes ; reçu : ${got}.`,
  threw: (message: string) => `Votre code a lancé une exception avant la fin : ${message}`,
  broken: (message: string) =>
    `Votre fichier ne se charge pas${message && ` (${message})`}. Corrigez-le, enregistrez : le calcul recommence.`,
  hung: 'Votre code n’a pas rendu la main en 5 s : une boucle sans fin dans le constructeur ou dans nextDelay ?',
  storm:
    'La tempête : vos clients reviennent sans cesse, presque sans pause. Le calcul s’est arrêté à 200 000 tentatives.',
  strategies: {
    none: 'Sans hasard',
    chapter: 'Celle du cours',
    full: 'Full jitter',
    equal: 'Equal jitter',
    decorrelated: 'Decorrelated',
    yours: 'La vôtre',
  },
  attempts: 'Tentatives par seconde',
  attemptsHint: 'Hauteur : racine carrée. Trait fin : ce que le serveur accepte. Zone grise : la panne.',
  peak: (count: string) => `max. ${count}/s`,
  recovered: 'Clients revenus',
  recoveredHint: 'En pour cent, sans limite de tentatives.',
  outage: 'panne',
  axis: 'Secondes depuis la perte',
  say: (title: string, parts: string) => `${title}. ${parts}`,
  saidPeak: (name: string, count: string) => `${name} : ${count} au plus`,
  saidBack: (name: string, share: string) => `${name} : ${share} à la fin`,
  table: 'Les chiffres',
  columns: {
    strategy: 'Stratégie',
    p50: '50 % revenus',
    p99: '99 % revenus',
    peak: 'Pointe',
    calls: 'Tentatives',
    stranded: 'Perdus, limite 5',
  },
  tableNote:
    'Durées comptées depuis le retour du serveur. « Perdus, limite 5 » : clients qui ont renoncé après cinq tentatives. Plus on disperse tôt, plus il faut de tentatives pour tenir 20 s : réglez la limite avec le hasard.',
  never: (seconds: string) => `plus de ${seconds}`,
  real: {
    title: 'La même chose en vrai',
    lead: 'Cent vrais WebSockets, ouverts par cette page, perdent ce labo pendant 5 s et reviennent avec vos délais. Toutes les connexions WebSocket du labo sont coupées, celles des autres pages aussi.',
    start: 'Lancer 100 WebSockets',
    stop: 'Arrêter',
    opening: 'Les cent se connectent…',
    outage: 'Le serveur refuse tout le monde…',
    returning: (back: number) => `Le serveur est revenu : ${back} sur 100 aussi.`,
    done: (seconds: string) => `Tous revenus, le dernier ${seconds} après le serveur.`,
    stopped: (back: number) => `Arrêté : ${back} sur 100 étaient revenus.`,
    late: (back: number) =>
      `Après 40 s, ${back} sur 100 sont revenus : les autres ont épuisé leurs douze délais ou attendent encore.`,
    away: 'Le labo ne répond pas.',
    page: 'Vues de la page',
    server: 'Vues du serveur',
    chart: 'Tentatives par seconde, en vrai',
    hint: 'Chromium retient lui-même une page dont trop de sockets échouent : ses tentatives arrivent au serveur plus tard, et plus étalées.',
    columns: { second: 'Seconde', page: 'Page', server: 'Serveur' },
  },
};

/** The texts of the herd's panel in one language. */
export type HerdTexts = typeof herdFr;
