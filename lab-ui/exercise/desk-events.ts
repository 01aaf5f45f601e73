import { signal, type ReadonlySignal } from '@preact/signals';
import type { ExerciseEvent } from '../../lab-server/wire/exercise-page.ts';
import { advance, NO_PROGRESS, type Progress } from './progress.ts';

/** Whether the lab tells how the exercise stands. `elsewhere`: it would not, because it runs on another machine. */
export type Contact = 'connecting' | 'open' | 'away' | 'elsewhere';

/** The lab's events on one exercise, as the page follows them; EventSource comes back by itself. */
export class DeskEvents {
  readonly #progress = signal<Progress>(NO_PROGRESS);
  readonly #contact = signal<Contact>('connecting');
  readonly #source: EventSource;

  constructor(url: string) {
    this.#source = new EventSource(url);
    this.#source.addEventListener('open', () => (this.#contact.value = 'open'));
    this.#source.addEventListener('message', ({ data }) => {
      const event = JSON.parse(String(data)) as ExerciseEvent;
      this.#progress.value = advance(this.#progress.peek(), event);
    });
    this.#source.addEventListener('error', () => {
      const closed = this.#source.readyState === EventSource.CLOSED;
      this.#contact.value = closed ? 'elsewhere' : 'away';
    });
  }

  get progress(): ReadonlySignal<Progress> {
    return this.#progress;
  }

  get contact(): ReadonlySignal<Contact> {
    return this.#contact;
  }

  close(): void {
    this.#source.close();
  }
}
