import type { DoctorTexts } from './findings.ts';

const en: DoctorTexts = {
  node: (version, fits) =>
    fits ? `Node ${version}` : `Node ${version}: install Node 20.19, 22.12, 24 or later`,
  portFree: (port) => `Port ${port} is free`,
  portTaken: (port, next) =>
    next === undefined
      ? `Port ${port} and those after it are taken: set PORT to a free one`
      : `Port ${port} is taken: the lab will use ${next}`,
  portTakenExplicit: (port) =>
    `Port ${port}, which PORT asks for, cannot be used: set PORT to another, or unset it`,
  browser: (path) =>
    path === undefined
      ? 'No Chrome, Chromium or Edge found: the lab runs, npm test needs one; install one or set HUMEUR_BROWSER'
      : `Browser for the tests: ${path}`,
  folder: (path, writable) =>
    writable ? `${path} can be written to` : `${path} cannot be written to: change its rights`,
  packages: (missing) =>
    missing.length === 0
      ? 'All packages are installed'
      : `Packages are missing (${missing.join(', ')}): npm install`,
  pages: (state) =>
    ({
      built: 'The pages are built',
      missing: 'The pages are not built, so the first start takes longer: npm run build',
      'older than their sources': 'The pages are older than their sources: npm run build',
    })[state],
  database: ({ label, trouble }) =>
    trouble === undefined
      ? `The database ${label} answers`
      : `The database ${label} cannot be used (${trouble}): start it, or mend or unset DATABASE_URL`,
  verdict: (blocked) =>
    blocked ? 'The lab cannot start until the lines with ✗ are mended.' : 'The lab can start: npm start',
};

const fr: DoctorTexts = {
  node: (version, fits) =>
    fits ? `Node ${version}` : `Node ${version} : installez Node 20.19, 22.12, 24 ou plus récent`,
  portFree: (port) => `Le port ${port} est libre`,
  portTaken: (port, next) =>
    next === undefined
      ? `Le port ${port} et les suivants sont pris : donnez un port libre à PORT`
      : `Le port ${port} est pris : le labo prendra le ${next}`,
  portTakenExplicit: (port) =>
    `Le port ${port}, demandé par PORT, est inutilisable : donnez-en un autre à PORT, ou supprimez PORT`,
  browser: (path) =>
    path === undefined
      ? 'Ni Chrome, ni Chromium, ni Edge : le labo marche, mais npm test en veut un ; installez-le ou indiquez HUMEUR_BROWSER'
      : `Navigateur pour les tests : ${path}`,
  folder: (path, writable) =>
    writable ? `On peut écrire dans ${path}` : `On ne peut pas écrire dans ${path} : changez ses droits`,
  packages: (missing) =>
    missing.length === 0
      ? 'Tous les paquets sont installés'
      : `Il manque des paquets (${missing.join(', ')}) : npm install`,
  pages: (state) =>
    ({
      built: 'Les pages sont construites',
      missing: 'Les pages ne sont pas construites, le premier démarrage sera plus long : npm run build',
      'older than their sources': 'Les pages sont plus vieilles que leurs sources : npm run build',
    })[state],
  database: ({ label, trouble }) =>
    trouble === undefined
      ? `La base de données ${label} répond`
      : `La base de données ${label} est inutilisable (${trouble}) : démarrez-la, ou corrigez ou retirez la variable DATABASE_URL`,
  verdict: (blocked) =>
    blocked
      ? 'Le labo ne peut pas démarrer tant que les lignes marquées ✗ ne sont pas réglées.'
      : 'Le labo peut démarrer : npm start',
};

/** The doctor's texts in the person's language: what the terminal's environment says, else the system (`locale`). */
export function chooseTexts(env: Readonly<Record<string, string | undefined>>, locale: string): DoctorTexts {
  const language = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || locale;
  return language.toLowerCase().startsWith('fr') ? fr : en;
}
