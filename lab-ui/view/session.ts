import type { BenchModel } from '../bench/model.ts';
import { Choices } from './choices-state.ts';
import { Predicting } from './predict/predicting.ts';
import { frozen } from './projector.ts';

/** What the page's parts share: the bench, what is chosen for it and what is expected of it. */
export interface Session {
  readonly bench: BenchModel;
  readonly choices: Choices;
  readonly predicting: Predicting;
}

/** The session of one page. */
export function createSession(bench: BenchModel): Session {
  const choices = new Choices(bench);
  return { bench, choices, predicting: new Predicting(bench, choices) };
}

/** Starts the run that is chosen, or stops what is under way; false when a field is wrong. */
export function startOrStop({ bench, choices, predicting }: Session): boolean {
  if (choices.locked.peek()) {
    bench.stop();
    return true;
  }
  const parameters = choices.take();
  if (!parameters) return false;
  frozen.value = false;
  const predictions = predicting.take();
  // A run that cannot start is told by the bench's phase and trouble.
  bench.start(parameters).catch(() => {});
  // After the start: what was said of the last run belongs to that run's record.
  bench.predict(predictions);
  return true;
}
