import { language } from '../../i18n/i18n.ts';
import type { ImportProblem } from '../../bench/import.ts';

const fr = {
  takeAway: {
    heading: 'Emporter',
    which: (run: string) => `Ce qui est affiché : ${run}.`,
    none: 'Rien à emporter encore : lancez une comparaison, ou rejouez-en une de la liste.',
    json: 'JSON, l’enregistrement entier',
    csv: 'CSV des constats',
    arrivals: 'CSV de chaque arrivée',
    report: 'Rapport HTML',
    png: (chart: string) => `PNG : ${chart}`,
    pngFailed: 'Le navigateur n’a pas pu faire l’image : réessayez quand les graphiques sont affichés.',
  },
  bringIn: {
    heading: 'Ouvrir un fichier',
    choose: 'Choisir un fichier…',
    hint: 'ou déposez-le ici, ou collez son contenu : un .json ou un rapport .html exporté par le lab.',
    reading: 'Lecture…',
    opened: (run: string) => `Ouvert : ${run}. Il est dans la liste, à rejouer ou à superposer.`,
    busy: 'Une comparaison est en cours : attendez sa fin pour rejouer.',
    nothing: 'rien',
    problems: {
      empty: () => 'Le fichier est vide. Rien n’a changé.',
      'too-large': ({ expected, got }: Sizes) =>
        `Le fichier est trop gros : ${expected} au plus attendus, ${got} reçus. Rien n’a changé.`,
      unreadable: () => 'Le navigateur n’a pas pu lire ce fichier. Rien n’a changé.',
      'not-json': ({ got }: Sizes) =>
        `Le fichier est abîmé : du JSON complet attendu, reçu un texte qui commence par ${got}. Exportez-le de nouveau. Rien n’a changé.`,
      foreign: ({ expected, got }: Sizes) =>
        `Ce fichier n’est pas un enregistrement de ce lab : ${expected} attendu, ${got} reçu. Rien n’a changé.`,
      newer: ({ expected, got }: Sizes) =>
        `Ce fichier vient d’un lab plus récent : ${expected} attendue, ${got} reçue. Mettez ce lab à jour. Rien n’a changé.`,
      missing: ({ place }: Sizes) =>
        `Le fichier est abîmé : « ${place} » attendu, rien reçu. Exportez-le de nouveau. Rien n’a changé.`,
      damaged: ({ expected, got, place }: Sizes) =>
        `Le fichier est abîmé à « ${place} » : ${expected} attendu, ${got} reçu. Rien n’a changé.`,
    },
  },
  runs: {
    heading: 'Comparaisons',
    shipped: 'Livrées avec le lab',
    session: 'De cette séance',
    none: 'Aucune encore : chaque comparaison lancée ici s’ajoute à la liste, jusqu’à la fermeture de la page.',
    imported: 'ouvert d’un fichier',
    shown: 'affichée',
    replay: 'Rejouer',
    speeds: { '1': '1×', '4': '4×', 'at-once': 'd’un coup' },
    replayAt: (run: string, speed: string) => `Rejouer ${speed} : ${run}`,
    overlay: 'Superposer',
    overlayOf: (run: string) => `Superposer : ${run}`,
    notLoaded: 'Cet enregistrement n’a pas pu être chargé : vérifiez que « npm start » tourne toujours.',
    every: (pause: string) => `polling ${pause}`,
    rate: (rate: string) => `${rate} humeur/s`,
    rtt: (trip: string) => `aller-retour ${trip}`,
    incidents: { restart: 'redémarrage', tunnel: 'tunnel', refuse: 'refus 503', cut: 'coupure' },
  },
  shipped: {
    classroom: {
      title: 'Salle de classe',
      hint: 'Une minute, polling toutes les 5 s, une humeur toutes les 2 s : la comparaison du cours.',
    },
    tunnel: {
      title: '4G et tunnel',
      hint: '40 s en 4G ; de 20 à 28 s, plus rien ne passe. Qui rattrape son retard, et en combien de temps ?',
    },
  },
};

type Sizes = Pick<ImportProblem, 'expected' | 'got' | 'place'>;

/** The texts of the records' panel, loaded with it. */
export type RecordsTexts = typeof fr;

const en: RecordsTexts = {
  takeAway: {
    heading: 'Take along',
    which: (run) => `What is shown: ${run}.`,
    none: 'Nothing to take along yet: start a comparison, or play one of the list back.',
    json: 'JSON, the whole record',
    csv: 'CSV of the findings',
    arrivals: 'CSV of every arrival',
    report: 'HTML report',
    png: (chart) => `PNG: ${chart}`,
    pngFailed: 'The browser could not make the image: try again while the charts are on screen.',
  },
  bringIn: {
    heading: 'Open a file',
    choose: 'Choose a file…',
    hint: 'or drop it here, or paste its content: a .json, or an .html report that the lab exported.',
    reading: 'Reading…',
    opened: (run) => `Opened: ${run}. It is in the list, to be played back or laid over.`,
    busy: 'A comparison is under way: wait for its end to play one back.',
    nothing: 'nothing',
    problems: {
      empty: () => 'The file is empty. Nothing has changed.',
      'too-large': ({ expected, got }) =>
        `The file is too large: expected ${expected} at most, got ${got}. Nothing has changed.`,
      unreadable: () => 'The browser could not read this file. Nothing has changed.',
      'not-json': ({ got }) =>
        `The file is damaged: expected complete JSON, got a text that begins with ${got}. Export it again. Nothing has changed.`,
      foreign: ({ expected, got }) =>
        `This file is no record of this lab: expected ${expected}, got ${got}. Nothing has changed.`,
      newer: ({ expected, got }) =>
        `This file comes from a newer lab: expected ${expected}, got ${got}. Update this lab. Nothing has changed.`,
      missing: ({ place }) =>
        `The file is damaged: expected “${place}”, got nothing. Export it again. Nothing has changed.`,
      damaged: ({ expected, got, place }) =>
        `The file is damaged at “${place}”: expected ${expected}, got ${got}. Nothing has changed.`,
    },
  },
  runs: {
    heading: 'Comparisons',
    shipped: 'Shipped with the lab',
    session: 'Of this session',
    none: 'None yet: each comparison that you start here joins the list, until the page is closed.',
    imported: 'from a file',
    shown: 'shown',
    replay: 'Play back',
    speeds: { '1': '1×', '4': '4×', 'at-once': 'at once' },
    replayAt: (run, speed) => `Play back ${speed}: ${run}`,
    overlay: 'Lay over',
    overlayOf: (run) => `Lay over: ${run}`,
    notLoaded: 'This record could not be loaded: check that “npm start” is still running.',
    every: (pause) => `polling ${pause}`,
    rate: (rate) => `${rate} ${rate === '1' ? 'mood' : 'moods'}/s`,
    rtt: (trip) => `round trip ${trip}`,
    incidents: { restart: 'restart', tunnel: 'tunnel', refuse: '503', cut: 'cut' },
  },
  shipped: {
    classroom: {
      title: 'Classroom',
      hint: 'A minute, polls every 5 s, a mood every 2 s: the chapter’s comparison.',
    },
    tunnel: {
      title: '4G and a tunnel',
      hint: '40 s on 4G; from 20 to 28 s nothing passes. Who catches up, and how fast?',
    },
  },
};

/** The panel's texts in the page's language. */
export const recordsTexts = (): RecordsTexts => ({ fr, en })[language.value];
