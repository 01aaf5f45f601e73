import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Prediction } from '../../../lab-server/wire/run.ts';
import type { BenchModel } from '../../bench/model.ts';
import { language } from '../../i18n/i18n.ts';
import type { Choices } from '../choices-state.ts';
import { predictionsOf, type Guesses } from './guesses.ts';

/** What a person expects of the next run; the page asks before the first one, and later when it is told to. */
export class Predicting {
  readonly guesses: Signal<Guesses> = signal({});
  /** Whether the page asks now. It never does while something is under way. */
  readonly asks: ReadonlySignal<boolean>;
  readonly #wanted = signal(true);
  readonly #choices: Choices;

  constructor(bench: BenchModel, choices: Choices) {
    this.#choices = choices;
    effect(() => {
      if (choices.locked.value) this.#wanted.value = false;
    });
    this.asks = computed(
      () => this.#wanted.value && !choices.locked.value && bench.phase.value !== 'connecting',
    );
  }

  /** Asks, or asks no longer. */
  toggle(): void {
    this.#wanted.value = !this.#wanted.peek();
  }

  /** The predictions of the run that begins: from now on nothing is asked until somebody wants it. */
  take(): Prediction[] {
    const transports = this.#choices.draft.peek().transports;
    const predictions = this.#wanted.peek()
      ? predictionsOf(this.guesses.peek(), transports, language.peek())
      : [];
    this.guesses.value = {};
    return predictions;
  }
}
