import {
  batch,
  computed,
  effect,
  signal,
  untracked,
  type ReadonlySignal,
  type Signal,
} from '@preact/signals';
import type { RunParameters } from '../../lab-server/wire/run.ts';
import type { BenchModel } from '../bench/model.ts';
import { SCENARIOS, scenarioParameters } from '../bench/scenarios.ts';
import { formatPlain } from '../i18n/format.ts';
import { language } from '../i18n/i18n.ts';
import { draftOf, NUMBER_FIELDS, parametersOf, problemsOf, type Draft, type NumberField } from './choices.ts';

/** Phases during which something is under way that the choices cannot change any more. */
const BUSY = new Set(['starting', 'running', 'settling', 'replaying']);

/** What the person chooses before a run, and whether it can be run. */
export class Choices {
  readonly draft: Signal<Draft>;
  /** The fields whose problems may be shown: those that were left, or all after an attempt to start. */
  readonly shown = signal<readonly NumberField[]>([]);
  /** The scenario chosen since the last run; its sentence says what to look for. */
  readonly chosen = signal<string | null>(null);
  /** What would run now; null while a field is wrong. */
  readonly parameters: ReadonlySignal<RunParameters | null>;
  readonly problems: ReadonlySignal<readonly NumberField[]>;
  readonly locked: ReadonlySignal<boolean>;
  readonly #bench: BenchModel;
  /** What the form does not ask: cookies, incidents and the like. */
  readonly #base: Signal<RunParameters>;

  constructor(bench: BenchModel) {
    const parameters = bench.parameters.peek();
    this.#bench = bench;
    this.#base = signal(parameters);
    this.draft = signal(draftOf(parameters, formatPlain));
    this.locked = computed(() => BUSY.has(bench.phase.value));
    this.problems = computed(() => problemsOf(this.draft.value, language.value));
    this.parameters = computed(() =>
      this.problems.value.length > 0
        ? null
        : parametersOf(this.draft.value, this.#base.value, language.value),
    );
    // What runs or is played back is what the bar shows, whoever started it.
    effect(() => {
      const running = bench.parameters.value;
      untracked(() => this.#take(running));
    });
    // The lanes at rest are those that are ticked.
    const ticked = computed(() => this.draft.value.transports);
    effect(() => {
      const transports = ticked.value;
      untracked(() => bench.followLanes(transports));
    });
  }

  change(part: Partial<Draft>): void {
    this.draft.value = { ...this.draft.peek(), ...part };
  }

  /** Takes a scenario's parameters; lanes and seed stay as they are. */
  choose(name: string): void {
    const scenario = SCENARIOS.find((one) => one.name === name);
    if (!scenario || this.locked.peek()) return;
    const { transports, seed } = this.draft.peek();
    batch(() => {
      this.#take(scenarioParameters(scenario));
      this.change({ transports, seed });
      this.shown.value = [];
      this.chosen.value = name;
    });
  }

  chooseNext(): void {
    const at = SCENARIOS.findIndex(({ name }) => name === this.parameters.peek()?.scenario);
    this.choose(SCENARIOS[(at + 1) % SCENARIOS.length]!.name);
  }

  leave(field: NumberField): void {
    if (!this.shown.peek().includes(field)) this.shown.value = [...this.shown.peek(), field];
  }

  /** What is to run; or undefined, and from now on the fields say what is wrong with them. */
  take(): RunParameters | undefined {
    this.shown.value = NUMBER_FIELDS;
    const parameters = this.parameters.peek();
    if (!parameters || this.locked.peek() || this.#bench.lab.peek() === null) return undefined;
    this.chosen.value = null;
    return parameters;
  }

  #take(parameters: RunParameters) {
    batch(() => {
      this.#base.value = parameters;
      this.draft.value = draftOf(parameters, formatPlain);
    });
  }
}
