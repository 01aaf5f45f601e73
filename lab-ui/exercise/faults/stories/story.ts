import type { Text } from '../../../../lab-server/wire/exercise.ts';

/** A line of the program as it is given, without its indentation, and what is said to who names it. */
interface Remark {
  line: string;
  say: Text;
}

/** What the page says of one of the programs. */
export interface Story {
  title: Text;
  /** What goes wrong, as its users see it. */
  story: Text;
  /** What the counter counts. */
  counter: Text;
  /** The unit of the counter, where it has one. */
  unit: string;
  /** The picture's axis. */
  axis: Text;
  /** Lines that may be named as the fault: where it is, or where something is missing. */
  faulty: readonly string[];
  /** Why it is the fault, and what to do; ends with an invitation. */
  why: Text;
  /** Lines that are worth a word of their own. */
  nudges: readonly Remark[];
  /** For every other line. */
  nudge: Text;
  /** What the mended program does now. */
  mended: Text;
}
