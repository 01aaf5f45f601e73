/** Every text of "find the fault" in French, but for the stories. */
export const fr = {
  title: 'Trouver la faute',
  skip: 'Aller aux programmes',
  intro:
    'Six petits programmes, presque justes. Chacun tourne ici dans un monde simulé, toujours le même, et le compteur montre ce qu’il abîme.',
  how: 'Nommez la ligne fautive, puis réparez-la dans le fichier : à chaque enregistrement, le compteur se redessine.',
  mendedOf: (mended: string, all: string) => `${mended} sur ${all} réparés`,
  overview: 'Les six programmes',
  marks: { open: 'à trouver', named: 'faute nommée', mended: 'réparé' },
  code: (file: string) => `Lignes de ${file}`,
  line: (number: number) => `ligne ${number}`,
  choose: 'Choisissez une ligne du programme.',
  name: 'Nommer cette ligne',
  nameIt: (number: number) => `C’est la ligne ${number}`,
  mend: (file: string) => `Réparez-la dans ${file}, puis enregistrez.`,
  counting: 'Le programme tourne…',
  again: 'Revoir',
  right: (count: string) => `programme juste : ${count}`,
  before: 'avant',
  picture: (counter: string, worst: string, right: string) =>
    `Courbe de : ${counter}. Au plus ${worst} ; un programme juste : ${right} au plus.`,
  damage: (counter: string, worst: string, right: string) =>
    `Compteur au plus haut : ${worst} (${counter}) ; un programme juste ne dépasse pas ${right}.`,
  besides: 'De plus :',
  undone: 'Le compteur se tient, mais le programme ne fait plus tout son travail.',
  mended: 'Réparé.',
  broken: 'Le programme ne tourne pas.',
  at: (file: string, line: number) => `${file}, ligne ${line} :`,
  endless:
    'Le programme n’a pas fini en 3 secondes : il a été arrêté. Cherchez une boucle ou un appel sans fin.',
  missing: (file: string) => `Il manque ${file} : remettez-le, et la page le relira.`,
  away: 'Le lab ne répond pas. Vérifiez que « npm start » tourne, et que cette page est ouverte sur la même machine.',
};

export type FaultTexts = typeof fr;
