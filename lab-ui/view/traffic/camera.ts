import { signal } from '@preact/signals';
import { airy, kept, moved, showing, zoomed, type Window } from './time-scale.ts';

/** `follow`: the right edge is now. `whole`: all of it. `free`: where the person has put it. */
export type Mode = 'follow' | 'whole' | 'free';

/** How much of a run is shown while it goes on, milliseconds. */
const FOLLOWED_MS = 20_000;
/** The air to the right of now, as a share of what is shown. */
const AHEAD = 0.04;

/** What stretch of time is shown, and what moves it. */
export class Camera {
  readonly mode = signal<Mode>('follow');
  readonly window = signal<Window>({ from: -FOLLOWED_MS, to: 0 });

  /** Moves with the time, if it is to; `whole`: everything there is and will be. */
  keepUp(now: number, whole: Window): void {
    const mode = this.mode.peek();
    if (mode === 'whole') this.#show(airy(whole));
    if (mode !== 'follow') return;
    const { from, to } = this.window.peek();
    const length = to - from;
    const end = Math.max(now + length * AHEAD, whole.from + length * (1 - AHEAD));
    this.#show({ from: end - length, to: end });
  }

  /** Shows `factor` times as much around a moment; while it follows, now stays where it is. */
  zoom(factor: number, around: number, now: number): void {
    const isFollowing = this.mode.peek() === 'follow';
    if (!isFollowing) this.mode.value = 'free';
    this.#show(zoomed(this.window.peek(), factor, isFollowing ? now : around));
  }

  pan(ms: number, whole: Window): void {
    this.mode.value = 'free';
    this.#show(kept(moved(this.window.peek(), ms), whole));
  }

  /** Centres the window on a moment. */
  centre(at: number, whole: Window): void {
    const { from, to } = this.window.peek();
    this.pan(at - (from + to) / 2, whole);
  }

  /** Shows a moment with the least movement. */
  reveal(at: number): void {
    const next = showing(this.window.peek(), at);
    if (next === this.window.peek()) return;
    this.mode.value = 'free';
    this.#show(next);
  }

  freeze(): void {
    this.mode.value = 'free';
  }

  /** Follows now again, with the usual stretch if a longer one was shown. */
  follow(width: number): void {
    const { from, to } = this.window.peek();
    const usual = Math.min(FOLLOWED_MS, Math.max(6_000, width * 18));
    const length = Math.min(to - from, usual);
    this.#show({ from: to - length, to });
    this.mode.value = 'follow';
  }

  showAll(): void {
    this.mode.value = 'whole';
  }

  #show(window: Window) {
    const { from, to } = this.window.peek();
    if (from !== window.from || to !== window.to) this.window.value = window;
  }
}
