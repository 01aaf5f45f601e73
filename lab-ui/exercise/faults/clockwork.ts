import type { Timers } from '../../../exercises/contract.ts';
import { TellingError } from './telling-error.ts';

/** Timers that a program may start in one simulation; more are an endless chain. */
const MOST_TIMERS = 100_000;

interface Appointment {
  at: number;
  order: number;
  run: () => void;
  everyMs: number | null;
}

/** Simulated time: nothing happens but in `runUntil`, and what happens then happens in order. */
export class Clockwork implements Timers {
  #now = 0;
  #order = 0;
  readonly #timers = new Map<number, Appointment>();
  /** What the world does, the next thing last. */
  readonly #events: Appointment[] = [];

  now = (): number => this.#now;

  setTimeout = (run: () => void, ms: number): number => this.#start(run, ms, null);

  setInterval = (run: () => void, ms: number): number => this.#start(run, Math.max(1, ms), Math.max(1, ms));

  clearTimeout = (timer: number | undefined): void => {
    if (timer !== undefined) this.#timers.delete(timer);
  };

  clearInterval = this.clearTimeout;

  /** The program's timers that run now, intervals included. */
  get running(): number {
    return this.#timers.size;
  }

  /** Lets the world do something at a time; such are not the program's timers. */
  at(ms: number, run: () => void): void {
    const place = this.#events.findLastIndex(({ at }) => at > ms) + 1;
    this.#events.splice(place, 0, { at: ms, order: ++this.#order, run, everyMs: null });
  }

  /** Lets time pass up to `end`, and does everything that falls due. */
  runUntil(end: number): void {
    for (;;) {
      const [timer, due] = this.#next();
      if (!due || due.at > end) break;
      this.#now = Math.max(this.#now, due.at);
      if (timer === undefined) this.#events.pop();
      else if (due.everyMs === null) this.#timers.delete(timer);
      else this.#timers.set(timer, { ...due, at: due.at + due.everyMs, order: ++this.#order });
      due.run();
    }
    this.#now = end;
  }

  #start(run: () => void, ms: number, everyMs: number | null): number {
    const delay = ms > 0 ? ms : 0;
    const order = ++this.#order;
    if (order > MOST_TIMERS) throw new TellingError(ENDLESS);
    this.#timers.set(order, { at: this.#now + delay, order, run, everyMs });
    return order;
  }

  /** What falls due first, with its timer's number if it is one of the program's. */
  #next(): [number | undefined, Appointment | undefined] {
    let timer: number | undefined;
    let found = this.#events.at(-1);
    for (const [number, due] of this.#timers)
      if (!found || due.at < found.at || (due.at === found.at && due.order < found.order))
        [timer, found] = [number, due];
    return [timer, found];
  }
}

const ENDLESS = {
  fr: `Ici une chaîne de minuteurs ne finit pas : il y en a eu ${MOST_TIMERS}.`,
  en: `A chain of timers has no end here: there were ${MOST_TIMERS} of them.`,
};
