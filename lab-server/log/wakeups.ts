/** Wakes all who wait, at once or, soon after the last time, together with what comes meanwhile. */
export class Wakeups {
  readonly #now: () => number;
  readonly #leastMs: number;
  readonly #watchers = new Set<() => void>();
  #wokenAt = -Infinity;
  #waking = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `leastMs`: least time between two; `now` in milliseconds. */
  constructor(leastMs: number, now: () => number) {
    this.#leastMs = leastMs;
    this.#now = now;
  }

  /** Whether it is just calling those who wait. */
  get waking(): boolean {
    return this.#waking;
  }

  /** Calls `wake` every time, until the returned function is called. */
  watch(wake: () => void): () => void {
    this.#watchers.add(wake);
    return () => void this.#watchers.delete(wake);
  }

  /** Wakes as soon as the pause allows. */
  soon(): void {
    if (this.#timer) return;
    const wait = this.#wokenAt + this.#leastMs - this.#now();
    if (wait <= 0) this.now();
    else this.#timer = setTimeout(() => this.now(), Math.ceil(wait));
  }

  /** Wakes without regard to the pause. */
  now(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#wokenAt = this.#now();
    this.#waking = true;
    try {
      for (const wake of this.#watchers) wake();
    } finally {
      this.#waking = false;
    }
  }
}
