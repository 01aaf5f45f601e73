/** The exercises that have a file to write. */
export const EXERCISES = [1, 2, 3] as const;
export type ExerciseNumber = (typeof EXERCISES)[number];

/** Each exercise's folder and the file to write, without its ending. */
export const EXERCISE_FILES: Record<ExerciseNumber, { folder: string; file: string }> = {
  1: { folder: '01-comparison', file: 'compare' },
  2: { folder: '02-reconnection', file: 'realtime-manager' },
  3: { folder: '03-batching', file: 'realtime-handler' },
};

/** A text for people, in the lab's two languages. */
export interface Text {
  fr: string;
  en: string;
}

/** A place in the student's file. */
export interface Place {
  file: string;
  line: number;
}

/** A step of an exercise as its page and its terminal list it. */
export interface StepInfo {
  /** `<exercise>.<name>`. */
  id: string;
  points: number;
  /** Its points come on top of the exercise's sum. */
  bonus: boolean;
  /** The statement's heading that this belongs to, as its anchor. */
  section: string;
  title: Text;
  hint: Text;
}

/** What became of a step. `skip`: one that it needs has failed. `error`: the checker itself could not do it. */
export interface StepResult {
  id: string;
  status: 'pass' | 'fail' | 'skip' | 'error';
  /** The fact in one sentence, or why it was skipped; null for a pass. */
  sentence: Text | null;
  expected: Text | null;
  found: Text | null;
  /** Remarks that cost nothing. */
  advice: readonly Text[];
  /** What student code threw meanwhile, and where. */
  thrown: readonly { message: string; place: Place | null }[];
  durationMs: number;
}

/** What a check of an exercise tells while it runs: `npm run check -- N --json` writes one as JSON on each line. */
export type CheckEvent =
  | { type: 'steps'; exercise: ExerciseNumber; seed: number; steps: readonly StepInfo[] }
  /** The file does not compile, or imports what it may not: nothing was run. */
  | { type: 'broken'; message: string; place: Place | null }
  | { type: 'step'; result: StepResult }
  | { type: 'done'; passed: number; steps: number; points: number; maxPoints: number };
