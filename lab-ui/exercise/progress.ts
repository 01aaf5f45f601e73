import type { ExerciseEvent } from '../../lab-server/wire/exercise-page.ts';
import type { Place, StepInfo, StepResult } from '../../lab-server/wire/exercise.ts';

type Told<Type extends ExerciseEvent['type']> = Extract<ExerciseEvent, { type: Type }>;

/** What is known of an exercise: its file, its code, its steps and what became of them. */
export interface Progress {
  file: Told<'file'> | null;
  /** The newest code that runs; null before the first. */
  revision: number | null;
  broken: { message: string; place: Place | null } | null;
  /** Stay while a later save is checked. */
  steps: readonly StepInfo[];
  results: ReadonlyMap<string, StepResult>;
  done: Told<'done'> | null;
  noChecker: Told<'no-checker'> | null;
}

export const NO_PROGRESS: Progress = {
  file: null,
  revision: null,
  broken: null,
  steps: [],
  results: new Map(),
  done: null,
  noChecker: null,
};

/** What each event says, as what changes in what is known. */
const CHANGES: {
  [Type in ExerciseEvent['type']]: (event: Told<Type>, known: Progress) => Partial<Progress>;
} = {
  file: (event) => ({ file: event, broken: null, results: new Map(), done: null, noChecker: null }),
  code: ({ revision }) => ({ revision }),
  broken: (event, { broken }) => ({ broken: broken ?? event }),
  steps: ({ steps }) => ({ steps }),
  step: ({ result }, { results }) => ({ results: new Map(results).set(result.id, result) }),
  done: (event) => ({ done: event }),
  'no-checker': (event) => ({ noChecker: event }),
};

/** What is known after one more event. */
export function advance(known: Progress, event: ExerciseEvent): Progress {
  const change = CHANGES[event.type] as (event: ExerciseEvent, known: Progress) => Partial<Progress>;
  return { ...known, ...change(event, known) };
}

/** Where an exercise stands, in a word. */
export type Phase = 'waiting' | 'missing' | 'broken' | 'unchecked' | 'checking' | 'partly' | 'complete';

/** The phase of what is known. */
export function phaseOf({ file, broken, done, noChecker }: Progress): Phase {
  if (file === null) return 'waiting';
  if (file.file === null) return 'missing';
  if (broken) return 'broken';
  if (noChecker) return 'unchecked';
  if (!done) return 'checking';
  return done.passed === done.steps ? 'complete' : 'partly';
}

/** Steps of the sum that have passed so far, and how many there are; bonuses apart. */
export function tally({ steps, results }: Progress): { passed: number; steps: number; checked: number } {
  const asked = steps.filter(({ bonus }) => !bonus);
  return {
    passed: asked.filter(({ id }) => results.get(id)?.status === 'pass').length,
    steps: asked.length,
    checked: steps.filter(({ id }) => results.has(id)).length,
  };
}

/** The first step that is still to be done; undefined when there is none. */
export function nextStep({ steps, results }: Progress): StepInfo | undefined {
  return steps.find(({ id, bonus }) => !bonus && results.get(id)?.status === 'fail');
}
