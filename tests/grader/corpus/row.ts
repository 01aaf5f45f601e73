/** A wrong program: the reference solution with one fault. */
export interface WrongProgram {
  /** The mistake's number in the list of mistakes, or a name: `M2-03`. */
  id: string;
  /** What is wrong, in a few words. */
  fault: string;
  /** Passages of the solution and what stands there instead; each occurs exactly once. */
  replace: readonly (readonly [passage: string, instead: string])[];
  /** The one check that must catch it. Checks that need that one are skipped; all others pass. */
  caughtBy: string;
  /** Further checks that may fail with it, where one fault has more than one consequence. */
  alsoBy?: readonly string[];
  /** A part of the English sentence that the student reads. */
  says: string;
}
