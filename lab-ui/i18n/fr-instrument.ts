import { sFr } from './plural.ts';

/** The texts of the instrument in French: choices of a run, predictions, theory, keys. */
export const frInstrument = {
  setup: {
    scenario: 'Scénario',
    custom: 'sur mesure',
    network: 'Réseau',
    lanes: 'Voies',
    networks: {
      local: 'Local',
      fibre: 'Fibre',
      '4g': '4G',
      'slow-3g': '3G lente',
      satellite: 'Satellite',
      train: 'Train',
    },
    tunnel: (length: string, every: string) => `tunnel de ${length} toutes les ${every}`,
    perSecond: (bytes: string) => `${bytes}/s`,
    besides: 'Aussi dans ce scénario :',
    circumstances: {
      cookies: (bytes: string) => `un cookie de ${bytes}`,
      page: 'le polling court sur la page, sans worker',
      streams: (count: string) => `${count} EventSource de plus`,
      restart: (at: string, length: string) => `serveur absent ${length} à ${at}`,
      tunnel: (at: string, length: string) => `tunnel de ${length} à ${at}`,
      refuse: (at: string, length: string) => `refus (503) ${length} à ${at}`,
      cut: (at: string) => `coupure à ${at}`,
    },
  },
  database: {
    connected: 'PostgreSQL',
    away: (since: string) =>
      `PostgreSQL absent depuis ${since} : les lectures continuent, les écritures sont refusées (503).`,
  },
  predict: {
    ask: 'Votre pronostic ? Notez ce que vous attendez, même au jugé, puis lancez.',
    skip: 'Sans pronostic',
    again: 'Pronostic pour la suivante',
    questions: {
      requests: (duration: string) => `combien en ${duration} ?`,
      bytes: (duration: string) => `combien en ${duration} ?`,
      latencyMs: (duration: string) => `combien en moyenne, sur ${duration} ?`,
    },
    field: (quantity: string, transport: string) => `${quantity}, ${transport} : votre pronostic`,
    units: { bytes: 'ko', latencyMs: 'ms' },
    notRead: 'un nombre, s’il vous plaît',
    heading: 'Pronostic, théorie, mesure',
    headingPlain: 'Théorie et mesure',
    scale: 'Échelle logarithmique, la même pour toutes les voies.',
    quantities: { requests: 'Requêtes', latencyMs: 'Latence moyenne', bytes: 'Octets' },
    marks: { guess: 'pronostic', theory: 'théorie', measure: 'mesure' },
    why: 'Pourquoi ?',
    whyOf: (transport: string) => `Pourquoi ? ${transport}`,
    whyHint: 'L’écart s’explique par…',
    known: 'Ce que l’on sait de l’écart :',
    knownForAll: 'Pour toutes les voies :',
  },
  explain: {
    events: (count: string, expected: string) =>
      `la graine a donné ${count} humeur${sFr(count)}, la moyenne est de ${expected}`,
    chance: (error: string, count: string) =>
      `hasard : ± ${error} sur la moyenne de ${count} humeur${sFr(count)}`,
    chanceCount: (error: string) => `hasard : ± ${error} requête${sFr(error)}`,
    processing: (time: string) => `serveur et navigateur prennent ${time} par trajet`,
    jitter: (time: string) => `gigue de ± ${time}, que la théorie ignore : les percentiles s’étalent`,
    interval: (real: string, meant: string) =>
      `une question toutes les ${real} au lieu de ${meant} : réponse et minuteur s’ajoutent`,
    fresh: (count: string, requests: string) =>
      `${count} connexions neuves pour ${requests} requêtes : un aller-retour de plus chacune`,
    reused: (requests: string) => `une connexion a servi ${requests} requêtes (keep-alive)`,
    hold: (count: string, hold: string) =>
      `${count} question${sFr(count)} rendue${sFr(count)} vide${sFr(count)} après ${hold} d’attente`,
    together: (entries: string, writes: string) =>
      `${entries} humeurs en ${writes} envoi${sFr(writes)} : elles voyagent groupées`,
    hidden: 'page masquée : le navigateur a ralenti les minuteurs',
    database: (time: string) =>
      `PostgreSQL absent pendant ${time} : les humeurs de ce temps ont été refusées (503)`,
    closed: 'phx_close : supabase-js s’en est tenu là, le lien du lab a recommencé',
    labAway: 'le lab n’a plus répondu : la comparaison s’est arrêtée là',
    stopped: 'comparaison arrêtée avant la fin',
    incidents: (count: string) =>
      `${count} panne${sFr(count)} ou intervention${sFr(count)}, que la théorie ignore`,
    tunnel: 'tunnels du réseau, que la théorie ignore',
    slowNetwork: 'débit limité, que la théorie ignore',
    queue: 'six connexions partagées : certaines requêtes attendent leur tour',
    missing: (count: string) => `${count} humeur${sFr(count)} manquante${sFr(count)}`,
  },
  theory: {
    short: 'théorie',
    legend: 'Sous chaque mesure : la théorie, et de combien la mesure s’en écarte.',
    other: (name: string) => `${name} · B`,
    otherLegend: (date: string) => `B : la comparaison superposée, du ${date}.`,
    otherHint: 'B : plus pâle',
    chartHint: 'trait pâle : théorie',
    bandHint: 'bande : théorie, 5 à 95 %',
    empty: 'Lancez une comparaison : ses constats s’écriront ici.',
    during: 'La comparaison est en cours : les constats viennent à la fin.',
    replaying: 'L’enregistrement défile : ses constats viennent à la fin.',
    removeOther: 'Retirer B',
  },
  apart: {
    heading: 'Où passe le temps',
    lead: 'En couleur : l’attente sur le serveur (envoyée − enregistrée). Au bout : le trajet (reçue − envoyée).',
    rows: { mean: 'moyenne', p50: 'p50', p95: 'p95' },
    ownScale: 'Chaque voie à sa propre échelle',
    equation: (total: string, waited: string, travelled: string) =>
      `${total} = ${waited} d’attente + ${travelled} de trajet`,
    polling: (waited: string, total: string, half: string) =>
      `Polling court : sur ${total} en moyenne, ${waited} se passent sur le serveur, à attendre la question suivante. Théorie : la moitié de l’intervalle, soit ${half}.`,
    pollingSame: (own: string, others: string) =>
      `Le trajet, lui, n’est pas plus long que pour les autres : ${own} contre ${others}. Ce n’est pas HTTP qui est lent, c’est l’attente.`,
    travel: (transports: string, share: string) =>
      `${transports} : au moins ${share} du temps est du trajet. Là, le réseau compte plus que la stratégie.`,
    unsplit: (transport: string) =>
      `${transport} : ses messages ne disent pas quand ils sont partis. Sa latence reste d’un seul tenant.`,
    how: 'p50 et p95 : moyenne des humeurs voisines de ce rang, pour que les deux parts s’additionnent.',
    clock: (uncertainty: string) => `Le partage est juste à ± ${uncertainty} près.`,
    empty: 'Après une comparaison, ce volet montre où chaque humeur a passé son temps.',
  },
  keys: {
    open: 'Raccourcis clavier',
    heading: 'Au clavier',
    close: 'Fermer',
    single: 'Touches d’une lettre actives',
    space: 'Espace',
    actions: {
      run: 'lancer, arrêter',
      skip: 'avec ou sans pronostic',
      scenario: 'scénario suivant',
      tabs: 'ouvrir un volet',
      project: 'projection',
      freeze: 'figer l’affichage, la comparaison continue',
      language: 'changer de langue',
      theme: 'clair ou sombre',
      help: 'cette liste',
      escape: 'quitter : liste, menu, projection',
    },
  },
  projector: {
    enter: 'Projection',
    leave: 'Quitter la projection',
    frozen: 'Affichage figé : la comparaison continue. Touche F pour reprendre.',
    resume: 'Reprendre l’affichage',
  },
};
