import type { ExerciseNumber } from '../../lab-server/wire/exercise.ts';
import type { Language } from './check-command-options.ts';

/** What `npm run check` says around the steps. */
export interface TerminalTexts {
  help: string;
  exercise: (number: ExerciseNumber, file: string) => string;
  broken: string;
  missing: (files: string) => string;
  expected: string;
  found: string;
  place: string;
  thrown: string;
  hint: string;
  advice: string;
  bonus: string;
  /** Why a step that the checker could not do is no fault of the student's. */
  error: string;
  summary: (count: { passed: number; steps: number; points: number; maxPoints: number }) => string;
  all: string;
  again: (seed: number) => string;
  waiting: string;
  saved: (time: string) => string;
  noBrowser: string;
  noExercise: (words: string) => string;
}

const NAMES: Record<Language, Record<ExerciseNumber, string>> = {
  fr: { 1: 'Comparaison', 2: 'Reconnexion', 3: 'Lots' },
  en: { 1: 'Comparison', 2: 'Reconnection', 3: 'Batching' },
};

const en: TerminalTexts = {
  help: `Checks what you have written for an exercise, step by step.

  npm run check -- 1|2|3 [options]

  --watch          check again whenever you save
  --lang fr|en     the language; else your system's
  --only NAME      this step and those that it needs; may be repeated
  --seed N         the numbers that another run drew
  --exercises DIR  the folder with the exercises; else exercises/
  --hidden         also the checks that are not shown to students, where there are any
  --json           for programs: an event as JSON on each line; ends when standard input is closed
  --help           this text

Exits with 0 when every step holds, 1 when one does not, 2 when nothing could be checked.
HUMEUR_BROWSER names the browser to use.
`,
  exercise: (number, file) => `Exercise ${number} · ${NAMES.en[number]}  ${file}`,
  broken: 'Your file does not compile, so nothing was run:',
  missing: (files) => `Expected your work in ${files}, found no such file.`,
  expected: 'expected',
  found: 'found',
  place: 'at',
  thrown: 'thrown',
  hint: 'hint',
  advice: 'remark',
  bonus: 'bonus',
  error: 'This could not be checked, which is no fault of yours:',
  summary: ({ passed, steps, points, maxPoints }) =>
    `${passed} of ${steps} steps, ${points} of ${maxPoints} points`,
  all: 'All of it holds.',
  again: (seed) => `The same numbers again: --seed ${seed}`,
  waiting: 'Waiting until you save; Ctrl-C ends.',
  saved: (time) => `Saved at ${time}`,
  noBrowser:
    'Expected Chrome, Chromium or Edge, found none that starts. Install one, or run “npx playwright install chromium”; HUMEUR_BROWSER may name its path.',
  noExercise: (words) =>
    `Expected the number of an exercise, 1, 2 or 3; got ${words === '' ? 'none' : `“${words}”`}.`,
};

const fr: TerminalTexts = {
  help: `Vérifie ce que vous avez écrit pour un exercice, étape par étape.

  npm run check -- 1|2|3 [options]

  --watch          revérifier à chaque enregistrement
  --lang fr|en     la langue ; sinon celle de votre système
  --only NOM       cette étape et celles dont elle a besoin ; peut être répété
  --seed N         les nombres tirés par un autre passage
  --exercises DIR  le dossier des exercices ; sinon exercises/
  --hidden         aussi les vérifications que les étudiants ne voient pas, s’il y en a
  --json           pour un programme : un événement JSON par ligne ; se termine quand l’entrée standard se ferme
  --help           ce texte

Code de sortie : 0 si toutes les étapes tiennent, 1 si l’une ne tient pas, 2 si rien n’a pu être vérifié.
HUMEUR_BROWSER désigne le navigateur à utiliser.
`,
  exercise: (number, file) => `Exercice ${number} · ${NAMES.fr[number]}  ${file}`,
  broken: 'Votre fichier ne compile pas, rien n’a donc été exécuté :',
  missing: (files) => `Votre travail est attendu dans ${files} ; ce fichier n’existe pas.`,
  expected: 'attendu',
  found: 'trouvé',
  place: 'à',
  thrown: 'exception',
  hint: 'indice',
  advice: 'remarque',
  bonus: 'bonus',
  error: 'Cela n’a pas pu être vérifié, et ce n’est pas votre faute :',
  summary: ({ passed, steps, points, maxPoints }) =>
    `${passed} ${passed < 2 ? 'étape' : 'étapes'} sur ${steps}, ${points} ${points < 2 ? 'point' : 'points'} sur ${maxPoints}`,
  all: 'Tout tient.',
  again: (seed) => `Les mêmes nombres à nouveau : --seed ${seed}`,
  waiting: 'En attente d’un enregistrement ; Ctrl-C pour finir.',
  saved: (time) => `Enregistré à ${time}`,
  noBrowser:
    'Ni Chrome, ni Chromium, ni Edge ne démarre ici. Installez-en un, ou lancez « npx playwright install chromium » ; HUMEUR_BROWSER peut en donner le chemin.',
  noExercise: (words) =>
    `Le numéro d’un exercice est attendu, 1, 2 ou 3 ; reçu : ${words === '' ? 'rien' : `« ${words} »`}.`,
};

/** The texts of each language. */
export const TERMINAL_TEXTS: Record<Language, TerminalTexts> = { fr, en };
