import { enLive } from './en-live.ts';
import type { ExerciseTexts } from './fr.ts';

/** Every text of the exercises' pages in English. */
export const en: ExerciseTexts = {
  ...enLive,
  titles: {
    1: 'Exercise 1 · Compare',
    2: 'Exercise 2 · Reconnect',
    3: 'Exercise 3 · In batches',
  },
  skip: 'Go to the exercise',
  statement: {
    name: 'Statement',
    loading: 'The statement is on its way…',
    missing: 'This exercise has no statement here yet; the steps on the right say what is expected.',
  },
  steps: {
    name: 'Steps',
    progress: (passed, steps) => `${passed} of ${steps}`,
    points: (points) => (points === 1 ? '1 point' : `${points} points`),
    bonus: 'bonus',
    status: {
      pass: 'passed',
      fail: 'not yet',
      skip: 'skipped',
      error: 'not checked',
      running: 'under way',
      waiting: 'waiting',
    },
    expected: 'Expected',
    found: 'Found',
    thrown: (message) => `Your code threw: ${message}`,
    place: (file, line) => `${file}, line ${line}`,
    hint: 'A hint',
    section: 'In the statement',
    none: 'The steps appear as soon as the check begins.',
  },
  phase: {
    connecting: 'Connecting to the lab…',
    away: 'The lab does not answer any more. Run “npm start” again: the page goes on by itself.',
    elsewhere: (address) =>
      `Exercises run your code: they open only on the lab’s own machine. There, open ${address}.`,
    waiting: 'Looking for your file…',
    missing: (file) =>
      `There is no file ${file} (or .js) yet. Create it: it is taken as soon as you save it.`,
    broken: (place, message) => `${place}${message}`,
    brokenNext: 'Mend it and save: everything starts again.',
    brokenKeeps: 'Mend it and save; meanwhile the last code that worked goes on running.',
    checking: (checked, steps) =>
      steps === 0
        ? 'The check is starting… You may go on writing: saving starts it again.'
        : `Checking… ${checked} of ${steps}. You may go on writing: saving starts it again.`,
    partly: (title) => `Next: ${title}.`,
    partlyNext: (file) => `Open ${file} in your editor; saving reloads it here.`,
    complete: 'It is all there. Well done!',
    completeNext: 'Compare with your neighbour: other ways lead to the same result.',
    unchecked: {
      command: (detail) =>
        `The steps cannot be checked here: ${detail} is not there. Your code runs below all the same.`,
      playwright: () =>
        'The steps cannot be checked: Playwright is missing. Run “npm install”, then save your file.',
      ended: (detail) =>
        `The check stopped before its end: ${detail} “npm run doctor” says more; saving starts it again.`,
    },
  },
  frame: {
    name: 'Your code, live',
    title: 'Your code',
    empty: 'Your code appears here as soon as it compiles.',
    loading: 'Your code is loading…',
    mute: 'Your code does not start: the frame has said nothing. Does the browser block 127.0.0.1 or localhost?',
    otherName: (address) => `Your code runs only under localhost or 127.0.0.1: open this page at ${address}.`,
    stuck: 'Your code has not answered for 2 s: an endless loop? I have stopped it.',
    stuckPlace: (place) => `The check stopped at ${place}.`,
    stuckNext: 'Mend it and save, or run it again as it is.',
    again: 'Run again',
    thrown: (message) => `Your code threw an exception: ${message}`,
    missing: (file, name) =>
      `${file} exports nothing that is called ${name}. Keep the given name, with “export” before it.`,
    dismiss: 'Clear',
  },
};
