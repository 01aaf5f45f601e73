import { relative, sep } from 'node:path';
import type { ExerciseEvent } from '../wire/exercise-page.ts';
import { EXERCISE_FILES, type ExerciseNumber } from '../wire/exercise.ts';
import { BuildError, studentFile } from './bundle.ts';
import { startCheck } from './checker.ts';
import { Programs } from './programs.ts';
import { watchStudentFile } from './watch-file.ts';

type Tell = (event: ExerciseEvent) => void;

/**
 * One exercise at work: while a page listens its file is watched, and each save is built, told and checked anew. When
 * the last page goes, so do the watching and the checker.
 */
export class Desk {
  readonly programs: Programs;
  readonly #root: string;
  readonly #exercise: ExerciseNumber;
  readonly #pages = new Set<Tell>();
  /** Begins higher with each life of the lab, so that a page that saw the last one takes no new code for known. */
  #revision = Math.floor(performance.timeOrigin / 1_000);
  /** The newest code that runs. */
  #code: ExerciseEvent | undefined;
  /** What was told since the last save. */
  #told: ExerciseEvent[] = [];
  #stopWatching: (() => void) | undefined;
  #stopCheck = () => {};

  constructor(root: string, exercise: ExerciseNumber) {
    this.#root = root;
    this.#exercise = exercise;
    this.programs = new Programs(root, exercise);
  }

  get revision(): number {
    return this.#revision;
  }

  /** Tells a page all that holds now and what comes; returns the way to leave. */
  join(page: Tell): () => void {
    for (const event of this.#told) page(event);
    this.#pages.add(page);
    if (!this.#stopWatching) {
      this.#stopWatching = watchStudentFile(this.#root, this.#exercise, () => void this.#saved());
      void this.#saved();
    }
    return () => {
      this.#pages.delete(page);
      if (this.#pages.size === 0) this.close();
    };
  }

  /** Ends watching and checking. */
  close(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#stopCheck();
    this.#stopCheck = () => {};
    this.#told = [];
  }

  /** Takes the file as it is now. */
  async #saved(): Promise<void> {
    this.#stopCheck();
    const revision = ++this.#revision;
    this.#told = [];
    const file = studentFile(this.#root, this.#exercise);
    this.#tell({ type: 'file', file: file === undefined ? null : this.#nameOf(file), ...this.#where() });
    if (file === undefined) return;
    const broken = await this.#build(revision);
    if (revision !== this.#revision || !this.#stopWatching) return;
    if (!broken) this.#code = { type: 'code', revision };
    // A page that comes now is to run the last code that could be.
    if (this.#code) this.#tell(this.#code);
    if (broken) this.#tell(broken);
    this.#stopCheck = startCheck(this.#exercise, this.#root, (event) => {
      if (revision === this.#revision) this.#tell(event);
    });
  }

  /** Builds what the page shows; resolves to why it cannot be. */
  async #build(revision: number): Promise<ExerciseEvent | undefined> {
    try {
      await this.programs.build(`live-${this.#exercise}`, revision);
      return undefined;
    } catch (error) {
      if (!(error instanceof BuildError)) return { type: 'broken', message: String(error), place: null };
      const { message, file, line } = error;
      return { type: 'broken', message, place: line === null ? null : { file, line } };
    }
  }

  #where() {
    const { folder, file } = EXERCISE_FILES[this.#exercise];
    return { expected: `${folder}/${file}.ts`, root: this.#root };
  }

  /** As people name it: with its folder, and slashes. */
  #nameOf(file: string): string {
    return relative(this.#root, file).split(sep).join('/');
  }

  #tell(event: ExerciseEvent): void {
    this.#told.push(event);
    for (const page of this.#pages) page(event);
  }
}
