import type { Language } from './check-command-options.ts';

/** What `npm run handout` says. */
interface HandoutTexts {
  help: string;
  noFolder: string;
  written: (files: number, folder: string) => string;
}

/** The texts of each language. */
export const HANDOUT_TEXTS: Record<Language, HandoutTexts> = {
  fr: {
    help: `Écrit dans un dossier ce que les étudiants reçoivent : tout le labo, sauf les solutions, les
vérifications cachées et les outils de notation. npm install, npm start et npm run check y marchent.

  npm run handout -- --out DOSSIER [options]

  --out DOSSIER    un dossier vide, ou qui n’existe pas encore
  --zip            aussi une archive, DOSSIER.zip
  --hide CHEMIN    cacher encore ce fichier ou ce dossier ; peut être répété
  --lang fr|en     la langue de ces messages
  --help           ce texte

Ce qui est toujours caché est dans package.json, sous handout.hide, et s’écrit comme dans .gitignore.
`,
    noFolder: 'Le dossier où écrire est attendu : --out DOSSIER.',
    written: (files, folder) => `${files} fichiers écrits dans ${folder}`,
  },
  en: {
    help: `Writes what students are given into a folder: the whole lab but for the solutions, the hidden checks and
the tools for grading. npm install, npm start and npm run check work there.

  npm run handout -- --out DIR [options]

  --out DIR        a folder that is empty or not there yet
  --zip            also an archive, DIR.zip
  --hide PATH      also hide this file or folder; may be repeated
  --lang fr|en     the language of these messages
  --help           this text

What is always hidden stands in package.json, under handout.hide, written as in .gitignore.
`,
    noFolder: 'Expected the folder to write into, got none: --out DIR.',
    written: (files, folder) => `${files} files written into ${folder}`,
  },
};
