import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { ExerciseEvent } from '../../lab-server/wire/exercise-page.ts';
import type { ExerciseNumber } from '../../lab-server/wire/exercise.ts';
import { Facts } from './until.ts';

type Told<Type extends ExerciseEvent['type']> = Extract<ExerciseEvent, { type: Type }>;

/** What the lab tells a page of an exercise. */
export class ExerciseEvents {
  readonly told: ExerciseEvent[] = [];
  readonly #facts = new Facts();
  readonly #leave: () => void;

  constructor(origin: string, exercise: ExerciseNumber) {
    const asked = get(`${origin}/exercises/${exercise}/events`, (response) => {
      // The lines tell of their input's errors too: a page that leaves is one.
      const lines = createInterface({ input: response.on('error', () => {}) }).on('error', () => {});
      lines.on('line', (line) => {
        if (!line.startsWith('data:')) return;
        this.told.push(JSON.parse(line.slice('data:'.length)) as ExerciseEvent);
        this.#facts.changed();
      });
    });
    asked.on('error', () => {});
    this.#leave = () => void asked.destroy();
    onTestFinished(this.#leave);
  }

  leave(): void {
    this.#leave();
  }

  /** Resolves to the first event of this type that comes after the `after`th, and that `is` says yes to. */
  async next<Type extends ExerciseEvent['type']>(
    type: Type,
    after = 0,
    is: (event: Told<Type>) => boolean = () => true,
  ): Promise<Told<Type>> {
    const found = () =>
      this.told.slice(after).find((event) => event.type === type && is(event as Told<Type>)) as
        | Told<Type>
        | undefined;
    await this.#facts.until(() => found() !== undefined);
    return found()!;
  }
}
