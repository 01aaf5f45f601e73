import { signal } from '@preact/signals';
import type { FrameSettings, FromFrame, ToFrame } from './messages.ts';

/** How the frame is. `stuck`: it did not answer, and was taken away. `mute`: it never came to life. */
export type FrameState = 'empty' | 'loading' | 'running' | 'stuck' | 'mute';

const TICK_MS = 250;
/** Ticks without an answer after which the frame is stuck: two seconds. */
const STUCK_TICKS = 8;
/** Ticks after which a frame that has said nothing at all is mute: building and loading may take a while. */
const MUTE_TICKS = 60;

/**
 * The frame in which student code runs, on the lab's other loopback name: the browser gives it a process of its own, so
 * that an endless loop stops the frame and not the page. It is asked for a sign of life four times a second.
 */
export class LiveFrame {
  readonly state = signal<FrameState>('empty');
  readonly #origin: string;
  readonly #onMessage: (message: FromFrame) => void;
  #element: HTMLIFrameElement | undefined;
  #ticks = 0;
  #asked = 0;
  #answered = 0;
  readonly #timer = setInterval(() => this.#tick(), TICK_MS);
  readonly #listen = (event: MessageEvent) => this.#hear(event);

  constructor(origin: string, onMessage: (message: FromFrame) => void) {
    this.#origin = origin;
    this.#onMessage = onMessage;
    addEventListener('message', this.#listen);
  }

  /** Replaces what runs by a fresh frame in `place`. */
  load(place: HTMLElement, path: string, title: string, settings: FrameSettings): void {
    this.#remove();
    const element = document.createElement('iframe');
    // No `allow-modals`: alert() returns at once and shows nothing.
    element.sandbox.add('allow-scripts', 'allow-same-origin');
    element.src = `${this.#origin}${path}#${encodeURIComponent(JSON.stringify(settings))}`;
    element.title = title;
    place.append(element);
    this.#element = element;
    this.#ticks = this.#asked = this.#answered = 0;
    this.state.value = 'loading';
  }

  send(message: ToFrame): void {
    this.#element?.contentWindow?.postMessage(message, this.#origin);
  }

  /** Ends it. */
  close(): void {
    clearInterval(this.#timer);
    removeEventListener('message', this.#listen);
    this.#remove();
  }

  #remove() {
    this.#element?.remove();
    this.#element = undefined;
    this.state.value = 'empty';
  }

  #hear({ source, data }: MessageEvent) {
    if (this.#element === undefined || source !== this.#element.contentWindow) return;
    const message = data as FromFrame;
    if (message.type === 'pong') this.#answered = message.nth;
    else if (message.type === 'hello') this.state.value = 'running';
    else this.#onMessage(message);
  }

  /** Counts its own ticks instead of time: a page that gets no turn itself accuses nobody. */
  #tick() {
    const state = this.state.peek();
    if (document.hidden) return;
    if (state === 'loading' && ++this.#ticks > MUTE_TICKS) this.state.value = 'mute';
    if (state !== 'running') return;
    if (this.#answered === this.#asked) {
      this.#ticks = 0;
      this.send({ type: 'ping', nth: ++this.#asked });
    } else if (++this.#ticks >= STUCK_TICKS) {
      this.#remove();
      this.state.value = 'stuck';
    }
  }
}
