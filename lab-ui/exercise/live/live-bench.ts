import { signal } from '@preact/signals';
import type { ControlNews, ControlRequest } from '../../../lab-server/wire/control.ts';
import type { Reading } from '../../../lab-server/wire/readings.ts';
import type { ExerciseNumber, Place } from '../../../lab-server/wire/exercise.ts';
import type { PlaceQuestion } from '../../../lab-server/wire/exercise-page.ts';
import { ControlChannel } from '../../bench/control.ts';
import { LabState } from '../../bench/lab-state.ts';
import { controlUrl } from '../../transports/control-url.ts';
import { LiveFrame } from '../frame/live-frame.ts';
import type { FrameSettings, FromFrame, ToFrame } from '../frame/messages.ts';
import { otherOrigin } from './other-name.ts';

/** What went wrong in student code, as its page tells it. */
export type Trouble =
  | { kind: 'thrown'; message: string; place: Place | null }
  | { kind: 'missing'; name: string };

/** How a frame begins, but for what the bench itself knows. */
export type Look = Pick<FrameSettings, 'theme' | 'language'>;

/** Student code at work: its frame, and what the lab's server sees of it. */
export class LiveBench {
  readonly number: ExerciseNumber;
  readonly lab = new LabState();
  /** What the server has counted for the student's client. */
  readonly readings = signal<readonly Reading[]>([]);
  /** Milliseconds on the server's clock, when it told so last. */
  readonly heardAt = signal<number | null>(null);
  readonly trouble = signal<Trouble | null>(null);
  /** Whether the program in the frame is ready for orders. */
  readonly ready = signal(false);
  /** The last thing that the lab would not do. */
  readonly refused = signal<string | null>(null);
  /** Null where the page's own name lets no frame be apart from it. */
  readonly frame: LiveFrame | null;
  /** The student's name in requests, a new one for each frame. */
  client = '';
  readonly #control: ControlChannel;
  readonly #random: () => number;
  readonly #listeners = new Set<(message: FromFrame) => void>();
  #revision = 0;

  constructor(number: ExerciseNumber, random: () => number) {
    this.number = number;
    this.#random = random;
    this.#control = new ControlChannel(
      controlUrl(location.origin),
      (news) => this.#hear(news),
      () => {},
      random,
    );
    const other = otherOrigin(location);
    this.frame = other === null ? null : new LiveFrame(other, (message) => void this.#take(message));
  }

  /** Calls `take` with all that the program says; returns the way to stop. */
  listen(take: (message: FromFrame) => void): () => void {
    this.#listeners.add(take);
    return () => this.#listeners.delete(take);
  }

  /** Runs this revision of the student's code in a fresh frame. */
  async load(place: HTMLElement, title: string, revision: number, look: Look): Promise<void> {
    this.#revision = revision;
    this.trouble.value = null;
    this.ready.value = false;
    const after = await currentCursor();
    if (revision !== this.#revision) return;
    this.watch(this.freshName('yours'));
    // The frame that is replaced may have said so in the meantime.
    this.ready.value = false;
    const settings = { ...look, page: location.origin, client: this.client, after };
    this.frame?.load(place, `/exercises/${this.number}/live?revision=${revision}`, title, settings);
  }

  /** The server's view is that of this client from now on. */
  watch(client: string): void {
    this.client = client;
    this.readings.value = [];
    this.lab.transcript.value = [];
    this.#control.watch(client);
  }

  /** A client's name that nobody has had. */
  freshName(kind: string): string {
    return `${kind}-${Math.floor(this.#random() * 2 ** 40).toString(36)}`;
  }

  send(message: ToFrame): void {
    this.frame?.send(message);
  }

  ask(request: ControlRequest): void {
    this.refused.value = null;
    this.#control.send(request);
  }

  close(): void {
    this.frame?.close();
  }

  #hear(news: ControlNews) {
    this.lab.hear(news);
    if (news.type === 'refused') this.refused.value = news.error;
    if (news.type !== 'readings') return;
    const own = news.readings.filter(({ client }) => client === this.client);
    if (own.length > 0) this.readings.value = own;
    this.heardAt.value = news.at;
    this.lab.keep(news.transcript.filter(({ client }) => client === this.client));
  }

  async #take(message: FromFrame) {
    if (message.type === 'ready') this.ready.value = true;
    if (message.type === 'missing') this.trouble.value = { kind: 'missing', name: message.name };
    if (message.type === 'thrown') {
      const revision = this.#revision;
      const place = await this.#placeOf(message.stack);
      if (revision === this.#revision)
        this.trouble.value = { kind: 'thrown', message: message.message, place };
    }
    for (const take of this.#listeners) take(message);
  }

  /** Where a stack is in the student's file: the lab has the map. */
  async #placeOf(stack: string): Promise<Place | null> {
    const question: PlaceQuestion = { program: `live-${this.number}`, revision: this.#revision, stack };
    try {
      const response = await fetch(`/exercises/${this.number}/place`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(question),
      });
      return response.ok ? ((await response.json()) as Place | null) : null;
    } catch {
      return null;
    }
  }
}

/** Where the log is now. */
export async function currentCursor(): Promise<string> {
  const response = await fetch('/humeurs?limit=1');
  return ((await response.json()) as { cursor: string }).cursor;
}
