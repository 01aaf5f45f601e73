import type { Language } from './check-command-options.ts';

/** What `npm run exercise` says. */
interface ExerciseTexts {
  help: string;
  page: (number: string) => string;
  running: (origin: string) => string;
  openIt: string;
  noExercise: (words: string) => string;
}

/** The texts of each language. */
export const EXERCISE_TEXTS: Record<Language, ExerciseTexts> = {
  fr: {
    help: `Ouvre la page d’un exercice : énoncé, votre code en marche, étapes.

  npm run exercise -- 1|2|3|4 [options]

  --no-open        afficher l’adresse, sans ouvrir de navigateur
  --lang fr|en     la langue ; sinon celle de votre système, et du navigateur pour la page
  --port N         le port du labo, comme pour npm start
  --exercises DIR  le dossier des exercices ; sinon exercises/
  --help           ce texte

Si le labo tourne déjà sur le port 3000, c’est lui qui sert ; sinon il démarre, et Ctrl-C l’arrête.
`,
    page: (number) => `Exercice ${number} :`,
    running: (origin) => `Le labo tourne déjà : ${origin}\n`,
    openIt: 'Aucun navigateur ne s’est ouvert : ouvrez cette adresse vous-même.\n',
    noExercise: (words) =>
      `Le numéro d’un exercice est attendu, 1, 2, 3 ou 4 ; reçu : ${words === '' ? 'rien' : `« ${words} »`}.`,
  },
  en: {
    help: `Opens the page of an exercise: statement, your code at work, steps.

  npm run exercise -- 1|2|3|4 [options]

  --no-open        print the address without opening a browser
  --lang fr|en     the language; else your system's, and the browser's for the page
  --port N         the lab's port, as for npm start
  --exercises DIR  the folder with the exercises; else exercises/
  --help           this text

A lab that already runs on port 3000 is used; else one is started, and Ctrl-C ends it.
`,
    page: (number) => `Exercise ${number}:`,
    running: (origin) => `The lab already runs: ${origin}\n`,
    openIt: 'No browser has opened: open this address yourself.\n',
    noExercise: (words) =>
      `Expected the number of an exercise, 1, 2, 3 or 4; got ${words === '' ? 'none' : `“${words}”`}.`,
  },
};
