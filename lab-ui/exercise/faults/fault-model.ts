import { batch, computed, signal } from '@preact/signals';
import type { FaultName, FaultSource } from '../../../lab-server/wire/faults.ts';
import { nameLine, type Answer } from './name-line.ts';
import { recallProgress, rememberProgress, type Progress } from './progress.ts';
import { runProgram, type Report } from './run-program.ts';
import type { Sample } from './simulation.ts';
import { STORIES } from './stories/stories.ts';

/** One of the programs on the page: its text, what became of it, and what the student said of it. */
export class FaultModel {
  readonly name: FaultName;
  readonly source = signal<FaultSource | null>(null);
  readonly report = signal<Report | null>(null);
  /** The last picture of damage, to stand behind a mended one. */
  readonly before = signal<readonly Sample[] | null>(null);
  /** The chosen line's number, from 1. */
  readonly chosen = signal<number | null>(null);
  readonly answer = signal<Answer | null>(null);
  readonly progress = signal<Progress>('open');
  /** Whether the file as it is now is mended; as it was when the page was open last, until that is known. */
  readonly mended = computed(() => this.progress.value === 'mended');
  #revision = '';

  constructor(name: FaultName) {
    this.name = name;
    this.progress.value = recallProgress(name);
    if (this.progress.value !== 'open') this.answer.value = { right: true, say: STORIES[name].why };
  }

  /** Reads the file anew; resolves when the program has run. */
  async refresh(): Promise<void> {
    const answer = await fetch(`/exercises/4/${this.name}`);
    if (!answer.ok) return;
    const source = (await answer.json()) as FaultSource;
    if (source.revision === this.#revision) return;
    this.#revision = source.revision;
    this.#take(source);
    if (source.file === null) return;
    const report = await runProgram(this.name, source.revision);
    if (source.revision === this.#revision) this.#judge(report);
  }

  /** Chooses a line, to be named or not. */
  choose(line: number): void {
    this.chosen.value = line;
    if (!this.answer.value?.right) this.answer.value = null;
  }

  /** Names the chosen line as the fault. */
  nameChosen(): void {
    const line = this.source.value?.text.split('\n')[(this.chosen.value ?? 0) - 1];
    if (line === undefined) return;
    const answer = nameLine(STORIES[this.name], line);
    this.answer.value = answer;
    if (answer.right && this.progress.value === 'open') this.#reach('named');
  }

  #take(source: FaultSource): void {
    batch(() => {
      this.source.value = source;
      this.report.value = null;
      this.chosen.value = null;
      if (!this.answer.value?.right) this.answer.value = null;
    });
  }

  #judge(report: Report): void {
    batch(() => {
      this.report.value = report;
      const verdict = report.type === 'verdict' ? report.verdict : null;
      if (verdict?.name === 'damage') this.before.value = verdict.samples;
      if (verdict?.name === 'mended') this.#reach('mended');
      else if (this.mended.value) this.#reach('named');
    });
  }

  #reach(progress: Progress): void {
    this.progress.value = progress;
    rememberProgress(this.name, progress);
  }
}
