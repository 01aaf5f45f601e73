import { frLive } from './fr-live.ts';

/** Every text of the exercises' pages in French; its shape is what any other language must fill. */
export const fr = {
  ...frLive,
  titles: {
    1: 'Exercice 1 · Comparer',
    2: 'Exercice 2 · Se reconnecter',
    3: 'Exercice 3 · Par lots',
  },
  skip: 'Aller à l’exercice',
  statement: {
    name: 'Énoncé',
    loading: 'L’énoncé arrive…',
    missing: 'Cet exercice n’a pas encore d’énoncé ici ; les étapes à droite disent ce qui est attendu.',
  },
  steps: {
    name: 'Étapes',
    progress: (passed: number, steps: number) => `${passed} sur ${steps}`,
    points: (points: number) => (points === 1 ? '1 point' : `${points} points`),
    bonus: 'bonus',
    status: {
      pass: 'réussie',
      fail: 'pas encore',
      skip: 'sautée',
      error: 'non vérifiée',
      running: 'en cours',
      waiting: 'en attente',
    },
    expected: 'Attendu',
    found: 'Trouvé',
    thrown: (message: string) => `Votre code a levé : ${message}`,
    place: (file: string, line: number) => `${file}, ligne ${line}`,
    hint: 'Un indice',
    section: 'Dans l’énoncé',
    none: 'Les étapes s’affichent dès que la vérification commence.',
  },
  phase: {
    connecting: 'Je me branche sur le labo…',
    away: 'Le labo ne répond plus. Relancez « npm start » : la page reprendra toute seule.',
    elsewhere: (address: string) =>
      `Les exercices font tourner votre code : ils ne s’ouvrent que sur la machine du labo. Là-bas, ouvrez ${address}.`,
    waiting: 'Je cherche votre fichier…',
    missing: (file: string) =>
      `Il n’y a pas encore de fichier ${file} (ou .js). Créez-le : il est pris dès que vous l’enregistrez.`,
    broken: (place: string, message: string) => `${place}${message}`,
    brokenNext: 'Corrigez et enregistrez : tout repart.',
    brokenKeeps: 'Corrigez et enregistrez ; en attendant, le dernier code qui marchait continue de tourner.',
    checking: (checked: number, steps: number) =>
      steps === 0
        ? 'La vérification démarre… Vous pouvez continuer à écrire : enregistrer relance tout.'
        : `Je vérifie… ${checked} sur ${steps}. Vous pouvez continuer à écrire : enregistrer relance tout.`,
    partly: (title: string) => `Ensuite : ${title}.`,
    partlyNext: (file: string) => `Ouvrez ${file} dans votre éditeur ; enregistrer recharge ici.`,
    complete: 'Tout y est. Bravo !',
    completeNext: 'Comparez avec votre voisin : d’autres chemins mènent au même résultat.',
    unchecked: {
      command: (detail: string) =>
        `Les étapes ne peuvent pas être vérifiées ici : ${detail} n’est pas là. Votre code tourne quand même ci-dessous.`,
      playwright: () =>
        'Les étapes ne peuvent pas être vérifiées : il manque Playwright. Lancez « npm install », puis enregistrez votre fichier.',
      ended: (detail: string) =>
        `La vérification s’est arrêtée avant la fin : ${detail} « npm run doctor » en dit plus ; enregistrer relance.`,
    },
  },
  frame: {
    name: 'Votre code, en direct',
    title: 'Votre code',
    empty: 'Votre code apparaîtra ici dès qu’il se laisse compiler.',
    loading: 'Votre code se charge…',
    mute: 'Votre code ne démarre pas : le cadre n’a rien dit. Le navigateur bloque-t-il 127.0.0.1 ou localhost ?',
    otherName: (address: string) =>
      `Votre code ne tourne que sous localhost ou 127.0.0.1 : ouvrez cette page à ${address}.`,
    stuck: 'Votre code n’a pas répondu pendant 2 s : une boucle sans fin ? Je l’ai arrêté.',
    stuckPlace: (place: string) => `La vérification s’est arrêtée à ${place}.`,
    stuckNext: 'Corrigez et enregistrez, ou relancez-le tel quel.',
    again: 'Relancer',
    thrown: (message: string) => `Votre code a levé une exception : ${message}`,
    missing: (file: string, name: string) =>
      `${file} n’exporte rien qui s’appelle ${name}. Gardez le nom donné, avec « export » devant.`,
    dismiss: 'Effacer',
  },
};

export type ExerciseTexts = typeof fr;
