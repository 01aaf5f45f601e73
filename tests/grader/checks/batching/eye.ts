import { randomUUID } from 'node:crypto';
import type { StudentPage } from '../../student-page.ts';
import { eyeScript, passScript, TICK_MS } from './eye-script.ts';

/** What a handler's list and totals showed at a time. */
export interface Shot {
  /** Milliseconds of the page's time since the eye opened. */
  at: number;
  rows: { id: string; text: string }[];
  received: string | null;
}

/** What they show now, and what was written there. */
interface Look extends Shot {
  /** When each burst of DOM writes began. */
  bursts: number[];
  /** `<li>` elements put in so far. */
  added: number;
  /** How it was after each write since the last look. */
  shots: Shot[];
}

/** What reaches which handlers at the beginning of a tick. */
type Line = readonly { nth: number; events: readonly unknown[] }[];

/** Looks at the page, and writes events into it, from the page's isolated world. */
export class Eye {
  readonly #student: StudentPage;
  /** The name of the event that tells of a tick: nothing on the page can know it beforehand. */
  readonly #tick = `tick-${randomUUID()}`;
  /** Whether its time is the check's and not everybody's. */
  readonly isVirtual: boolean;

  private constructor(student: StudentPage) {
    this.#student = student;
    this.isVirtual = student.isVirtual;
  }

  /** Opens it on the elements of so many handlers. */
  static async on(student: StudentPage, handlers: number): Promise<Eye> {
    const eye = new Eye(student);
    await student.world.evaluate(`${eyeScript(handlers, eye.#tick, eye.isVirtual)}; 0`);
    return eye;
  }

  look(nth = 0): Promise<Look> {
    return this.#student.world.evaluate(`eyes[${nth}].look()`);
  }

  /** Lets events reach the nth handler, one after the other in one task. */
  async feed(events: readonly unknown[], nth = 0): Promise<void> {
    await this.#student.world.evaluate(`eyes[${nth}].feed(${literal(events)})`);
  }

  /** Lets events reach the handlers as time passes: at the beginning of the nth tick, those of the nth line. */
  async flow(script: readonly Line[]): Promise<void> {
    const lines = script.map((line) =>
      line.map(({ nth, events }) => ({ nth, events: JSON.stringify(events) })),
    );
    await this.#student.world.evaluate(`follow(${JSON.stringify(lines)}); 0`);
    await this.pass(script.length * TICK_MS);
  }

  /** Lets events reach the first handler just when it next writes. */
  async feedWhenItWrites(events: readonly unknown[]): Promise<void> {
    await this.#student.world.evaluate(`eyes[0].feedWhenItWrites(${literal(events)})`);
  }

  /** How many elements with this name the first list has. */
  countElements(name: string): Promise<number> {
    return this.#student.world.evaluate(`eyes[0].countElements(${JSON.stringify(name)})`);
  }

  /** Lets time pass, in whole ticks. */
  async pass(ms: number): Promise<void> {
    const ticks = Math.round(ms / TICK_MS);
    if (this.isVirtual) {
      await this.#student.evaluate(passScript(ticks, this.#tick));
      return;
    }
    for (let n = 0; n < ticks; n++) {
      await this.#student.world.evaluate(`document.dispatchEvent(new Event('${this.#tick}'))`);
      await this.#student.advance(TICK_MS);
    }
  }

  /** Timers of the page's that have not fired yet; 0 where its time is not virtual. */
  async timers(): Promise<number> {
    if (!this.isVirtual) return 0;
    return Number(await this.#student.evaluate('__pwClock.controller.countTimers()'));
  }
}

/** Events as a string literal that holds their JSON. */
function literal(events: readonly unknown[]): string {
  return JSON.stringify(JSON.stringify(events));
}
