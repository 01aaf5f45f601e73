import type { FaultTexts } from './fr.ts';

/** Every text of "find the fault" in English, but for the stories. */
export const en: FaultTexts = {
  title: 'Find the fault',
  skip: 'Skip to the programs',
  intro:
    'Six small programs, almost right. Each runs here in a simulated world, always the same, and the counter shows the damage it does.',
  how: 'Name the line that is at fault, then mend it in the file: with each save the counter is drawn anew.',
  mendedOf: (mended, all) => `${mended} of ${all} mended`,
  overview: 'The six programs',
  marks: { open: 'to be found', named: 'fault named', mended: 'mended' },
  code: (file) => `Lines of ${file}`,
  line: (number) => `line ${number}`,
  choose: 'Choose a line of the program.',
  name: 'Name this line',
  nameIt: (number) => `It is line ${number}`,
  mend: (file) => `Mend it in ${file}, then save.`,
  counting: 'The program runs…',
  again: 'Again',
  right: (count) => `right program: ${count}`,
  before: 'before',
  picture: (counter, worst, right) =>
    `Line chart of: ${counter}. At most ${worst}; a right program: at most ${right}.`,
  damage: (counter, worst, right) =>
    `The counter reaches ${worst} (${counter}); a right program stays within ${right}.`,
  besides: 'And:',
  undone: 'The counter behaves, but the program no longer does all of its work.',
  mended: 'Mended.',
  broken: 'The program does not run.',
  at: (file, line) => `${file}, line ${line}:`,
  endless:
    'The program did not end within 3 seconds, so it was ended. Look for a loop or a call without an end.',
  missing: (file) => `${file} is missing: put it back, and the page will read it.`,
  away: 'The lab does not answer. See that “npm start” is running, and that this page is open on the same machine.',
};
