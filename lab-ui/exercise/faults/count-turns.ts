import type { ProgramMessage } from './run-program.ts';
import { TellingError } from './telling-error.ts';

/** Loops of the student's may take so many turns in all; more are an endless loop. The simulations need a few thousand. */
const MOST_TURNS = 3_000_000;
/** Neither may the loops go on for so long, milliseconds: before the page ends everything, and knows no line. */
const MOST_MS = 2_000;

const begun = performance.now();
let turns = 0;

/** The server puts a call of it into every loop of the student's file. */
function countTurn(): void {
  if (++turns <= MOST_TURNS && performance.now() - begun <= MOST_MS) return;
  throw new TellingError({
    fr: `Cette boucle ne finit pas : elle a été arrêtée après ${turns} tours.`,
    en: `This loop does not end: it was stopped after ${turns} turns.`,
  });
}

Object.assign(globalThis, { countTurn });
// Deep enough to reach the student's file from within an endless recursion.
Object.assign(Error, { stackTraceLimit: 50 });

// From here on the student's code runs: the page's patience begins.
globalThis.postMessage({ type: 'begins' } satisfies ProgramMessage, {});
