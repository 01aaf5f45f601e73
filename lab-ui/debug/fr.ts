import { sFr } from '../i18n/plural.ts';

/** The texts of the journal and of the console in French; its shape is what any other language must fill. */
export const debugFr = {
  heading: 'Journal des voies',
  lead: 'Ce que chaque voie fait depuis l’ouverture de la page, pendant une comparaison ou non.',
  console: 'Dans la console du navigateur : debugRealtime() l’écrit, realtime.help() pilote le lab.',
  uptime: 'connectée depuis',
  notConnected: 'pas connectée',
  perMinute: 'humeurs / min',
  perMinuteHint: 'sur 5 min',
  latency: 'latence moyenne',
  latencyHint: 'sur 10',
  types: { INSERT: 'ajoutées', UPDATE: 'modifiées', DELETE: 'supprimées' },
  type: { INSERT: 'ajout', UPDATE: 'modification', DELETE: 'suppression' },
  none: '—',
  saidSpans: (transport: string, total: string, most: string) =>
    `${transport}, humeurs par dix secondes sur cinq minutes : ${total} en tout, ${most} au plus.`,
  saidStates: (transport: string, states: string) =>
    `${transport}, états sur cinq minutes, du plus ancien au plus récent : ${states}.`,
  log: {
    heading: 'Derniers événements',
    empty: 'Rien encore. Lancez une comparaison, ou publiez une humeur.',
    noMatch: 'Aucun événement de cette sorte.',
    lane: 'Voie',
    allLanes: 'Toutes',
    kind: 'Sorte',
    kinds: { all: 'Toutes', mood: 'Humeurs', state: 'États' },
    freeze: 'Figer le journal',
    at: 'Heure',
    what: 'Événement',
    delay: 'Latence',
  },
  reconnecting: 'Reconnexion',
  by: { browser: 'par le navigateur', library: 'par supabase-js', link: 'par le lien du lab' },
  printed: {
    title: 'Debug temps réel',
    summary: 'En bref',
    events: (transport: string, count: string) =>
      `${transport} : ${count} dernier${sFr(count)} événement${sFr(count)}`,
    columns: {
      lane: 'voie',
      state: 'état',
      uptime: 'connectée depuis (s)',
      total: 'humeurs',
      perMinute: 'par minute',
      types: 'types',
      latency: 'latence moyenne (ms)',
    },
  },
  commands: {
    heading: 'Piloter le lab depuis la console',
    lines: [
      ['debugRealtime()', 'états, 100 derniers événements, débit et latence de chaque voie'],
      ['realtime.start()', 'lancer une comparaison avec les derniers réglages'],
      ['realtime.start({ seconds: 20, feed: { rate: 2 } })', 'en changer quelques-uns'],
      ["realtime.start('restart')", 'lancer un scénario par son nom'],
      ['realtime.stop()', 'arrêter la comparaison'],
      ["realtime.lane('sse').pause()", 'mettre une voie au repos ; .resume() la fait repartir'],
      ["realtime.lane('sse').retry()", 'réessayer tout de suite'],
      ["realtime.lane('sse').cut('reset')", "couper net ; 'clean' coupe proprement"],
      [
        "realtime.lane('sse').fault({ refuse: true })",
        'refuser (503) ; aussi freeze et delayMs ; fault() lève la panne',
      ],
      ["realtime.network('4g')", 'changer de réseau'],
      ['realtime.help()', 'cette aide'],
    ],
    names: (transports: string, networks: string, scenarios: string) =>
      `Voies : ${transports}. Réseaux : ${networks}. Scénarios : ${scenarios}.`,
    started: (seconds: string) => `Comparaison lancée pour ${seconds} s. realtime.stop() l’arrête.`,
    stopped: 'La comparaison s’arrête.',
    done: (lane: string, what: string) => `${lane} : ${what}.`,
    paused: 'au repos',
    resumed: 'repart',
    retried: 'réessaie',
    cut: { clean: 'coupée proprement', reset: 'coupée net' },
    faulty: 'en panne',
    cleared: 'panne levée',
    network: (name: string) => `Réseau : ${name}.`,
  },
};

/** The texts of the journal and of the console in one language. */
export type DebugTexts = typeof debugFr;
