import type { HandlerOptions, Humeur } from '../../../../exercises/contract.ts';
import { Failure, type Check, type Finding, type Text } from '../../check.ts';
import type { Stage } from '../../stage.ts';
import type { StudentPage } from '../../student-page.ts';
import { duration, say } from '../reconnection/say.ts';
import { differenceOf, type Difference } from './difference.ts';
import { BURST_MS, TICK_MS } from './eye-script.ts';
import { Eye } from './eye.ts';
import type { Moods } from './moods.ts';

/** What showing may take on top of what the statement gives: three frames, milliseconds. */
export const GRACE_MS = 50;
/** How often the page is asked, without any time passing, whether work that waits for no timer is done. */
const ROUNDS = 10;
/** And in everybody's time, where a busy machine makes everything late. */
const REAL_ROUNDS = 100;
/** How much longer the page is watched, to say how late something was, milliseconds. */
const LATE_MS = 1_500;

type Settings = Partial<Omit<HandlerOptions, 'list' | 'totals'>>;

/** What should be on the page. */
interface Shown {
  rows: readonly Humeur[];
  received: number;
}

/** All of a table, and every change of it received. */
export function shownBy(moods: Moods): Shown {
  return { rows: moods.newest(), received: moods.count };
}

/** A student's handlers on a page in virtual time. */
export class Panel {
  readonly student: StudentPage;
  readonly eye: Eye;
  readonly interval: number;

  private constructor(student: StudentPage, eye: Eye, interval: number) {
    this.student = student;
    this.eye = eye;
    this.interval = interval;
  }

  static async open(stage: Stage, settings: Settings = {}, handlers = 1): Promise<Panel> {
    const student = await stage.page({ ...settings, handlers }, true);
    return new Panel(student, await Eye.on(student, handlers), settings.batchInterval ?? 100);
  }

  /** Lets events reach a handler in one task. */
  feed(events: readonly unknown[], nth = 0): Promise<void> {
    return this.eye.feed(events, nth);
  }

  pass(ms: number): Promise<void> {
    return this.eye.pass(ms);
  }

  /**
   * Lets chunks of events reach so many handlers, one after the other: `ms` between two of them, in whole ticks; 0 for
   * the same tick.
   */
  async flow(chunks: readonly { events: readonly unknown[]; ms: number }[], handlers = 1): Promise<void> {
    const script: { nth: number; events: readonly unknown[] }[][] = [[]];
    for (const { events, ms } of chunks) {
      for (let nth = 0; nth < handlers; nth++) script.at(-1)!.push({ nth, events });
      for (let tick = 0; tick < Math.round(ms / TICK_MS); tick++) script.push([]);
    }
    await this.eye.flow(script);
  }

  /** Expects the page to show this after at most so long; `when` begins the sentence if it does not. */
  async expectWithin(ms: number, { rows, received }: Shown, when: Text, nth = 0): Promise<void> {
    const { at: begun } = await this.eye.look(nth);
    await this.pass(ms);
    let wrong = await this.#difference(rows, received, nth);
    if (!wrong) return;
    await this.eye.look(nth);
    await this.pass(ms + LATE_MS);
    const { shots } = await this.eye.look(nth);
    const right = shots.find((shot) => differenceOf(rows, received, shot) === null);
    if (right) {
      const took = right.at - begun;
      const expected = { fr: `${ms} ms au plus`, en: `at most ${ms} ms` };
      throw new Failure(expected, `${took} ms`, late(when, ms, took));
    }
    wrong = (await this.#difference(rows, received, nth)) ?? wrong;
    throw new Failure(
      wrong.expected,
      wrong.found,
      say(
        [when, duration(ms), wrong],
        (w, t, d) => `${w} : ${t} plus tard ${d}.`,
        (w, t, d) => `${w}: ${t} later ${d}.`,
      ),
    );
  }

  /** Expects no two bursts of writes closer than the interval. */
  async expectRest(when: Text): Promise<void> {
    const { bursts } = await this.eye.look();
    const gaps = bursts.slice(1).map((at, n) => at - bursts[n]!);
    const least = this.eye.isVirtual ? this.interval - BURST_MS - TICK_MS : this.interval / 2;
    const early = gaps.filter((gap) => gap < least);
    if (early.length === 0) return;
    const [count, closest] = [bursts.length, Math.min(...early)];
    throw new Failure(
      {
        fr: `au moins ${this.interval} ms entre deux écritures`,
        en: `at least ${this.interval} ms between two writes`,
      },
      `${closest} ms`,
      say(
        [when],
        (w) =>
          `${w} : ${count} écritures du DOM, dont ${early.length} trop tôt, la plus rapprochée ${closest} ms après celle d’avant ; batchInterval est de ${this.interval} ms.`,
        (w) =>
          `${w}: ${count} writes of the DOM, ${early.length} of them too early, the closest ${closest} ms after the one before; batchInterval is ${this.interval} ms.`,
      ),
    );
  }

  /** How the page differs from this; null when it does not, be it after work that waits for no timer. */
  async #difference(rows: readonly Humeur[], received: number, nth: number): Promise<Difference | null> {
    const rounds = this.eye.isVirtual ? ROUNDS : REAL_ROUNDS;
    let found: Difference | null = null;
    for (let round = 0; round < rounds; round++) {
      found = differenceOf(rows, received, await this.eye.look(nth));
      if (!found) return null;
      await this.student.eventually(() => false, 1);
    }
    return found;
  }
}

function late(when: Text, allowed: number, took: number): Text {
  return say(
    [when, duration(took), duration(allowed)],
    (w, t, a) => `${w} : c’est sur la page après ${t} ; attendu : ${a} au plus.`,
    (w, t, a) => `${w}: it was on the page after ${t}; expected ${a} at most.`,
  );
}

/** A check of this exercise; all of them are visible. */
export function step(
  id: string,
  about: Pick<Check, 'points' | 'needs' | 'section' | 'title' | 'hint'>,
  run: (stage: Stage) => Promise<Finding>,
): Check {
  return { id: `3.${id}`, exercise: 3, visibility: 'visible', limitMs: 60_000, ...about, run };
}
