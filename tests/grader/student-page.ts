import type { CDPSession, Page } from 'playwright';
import type { IsolatedWorld } from './isolated-world.ts';
import type { NetworkLog, SeenSocket } from './network-log.ts';
import type { PageTime } from './page-time.ts';
import type { Thrown } from './student-error.ts';
import type { Watchdog } from './watchdog.ts';

/** The student's name in the lab's meter and transcript. In a crowd the others are `student-1`, `student-2`, … */
export const CLIENT = 'student';

/** What the harness of the exercise is told, as JSON in the page's address. */
export type PageSettings = Record<string, unknown>;

type Button = 'connect' | 'disconnect' | 'start' | 'stop';

/** What student code has done on a page since it was opened. */
export interface PageDoings {
  readonly errors: Thrown[];
  usesWorkers: boolean;
}

/** What a page that is open is made of; `frozen`: whether its traffic stands still, so that nothing is to be awaited. */
interface PageParts {
  page: Page;
  cdp: CDPSession;
  time: PageTime;
  network: NetworkLog;
  watchdog: Watchdog;
  world: IsolatedWorld;
  doings: PageDoings;
  frozen: () => boolean;
}

/** How finely virtual time advances unless the check says otherwise: attempts are dated to this, milliseconds. */
const STEP_MS = 50;
/** So many rounds of traffic without any time passing are a storm of attempts. */
const STORM_ROUNDS = 20;
/** In everybody's time, "nothing more comes" is believed after so long, milliseconds; timers are late by so much. */
const REAL_CALM_MS = 12_000;
const REAL_SLACK_MS = 500;
/** How long the network may take, milliseconds of real time; browsers hold back sockets that failed too often. */
const NETWORK_MS = 6_000;
/** How long something that happens at once may take, milliseconds of real time. */
const AT_ONCE_MS = 3_000;

/** The student's page, as an isolated world and the browser's network log see it. */
export class StudentPage {
  readonly page: Page;
  readonly network: NetworkLog;
  /** Where the page is looked at and operated from. */
  readonly world: IsolatedWorld;
  /** Rejects when student code ends the check by itself. */
  readonly failure: Promise<never>;
  /** Whether attempts followed each other without any pause: time no longer passes. */
  storming = false;
  readonly #cdp: CDPSession;
  readonly #time: PageTime;
  readonly #watchdog: Watchdog;
  readonly #doings: PageDoings;
  readonly #frozen: () => boolean;

  constructor(parts: PageParts) {
    this.page = parts.page;
    this.network = parts.network;
    this.world = parts.world;
    this.failure = parts.watchdog.failure;
    this.#cdp = parts.cdp;
    this.#time = parts.time;
    this.#watchdog = parts.watchdog;
    this.#doings = parts.doings;
    this.#frozen = parts.frozen;
  }

  /** What student code has thrown so far and nobody caught. */
  get errors(): readonly Thrown[] {
    return this.#doings.errors;
  }

  /** Whether it has started a Web Worker, which virtual time does not reach. */
  get usesWorkers(): boolean {
    return this.#doings.usesWorkers;
  }

  /** Gives the harness other settings, for what it begins from now on. */
  async tell(settings: PageSettings): Promise<void> {
    await this.world.evaluate(`location.hash = ${JSON.stringify(hashOf(settings))}`);
  }

  /** Milliseconds since the page was opened, of its own time. */
  get time(): number {
    return this.#time.now;
  }

  /** Whether its time is its own, and moves only when the check says so. */
  get isVirtual(): boolean {
    return this.#time.isVirtual;
  }

  /** How much later than due a timer may fire on a busy machine, milliseconds. */
  get slackMs(): number {
    return this.isVirtual ? 0 : REAL_SLACK_MS;
  }

  get sockets(): readonly SeenSocket[] {
    return this.network.sockets;
  }

  /** Presses a button, in a crowd that of the nth client; resolves to when, by the isolated world's clock. */
  click(button: Button, nth = 0): Promise<number> {
    return this.world.click(`#${idOf(button, nth)}`);
  }

  /** The state that the indicator shows. */
  async state(): Promise<string | null> {
    return this.world.attribute('#indicator', 'data-state');
  }

  /** The seqs that arrived, in order. */
  async entries(): Promise<number[]> {
    return (await this.texts()).map(Number.parseFloat);
  }

  /** What arrived, in order, as the page shows it: `<seq> <text>`. */
  texts(): Promise<string[]> {
    return this.world.texts('#entries li');
  }

  /** Whether a fact comes true without any time passing on the page; looked at again and again. */
  async eventually(fact: () => Promise<boolean> | boolean, ms = AT_ONCE_MS): Promise<boolean> {
    const end = performance.now() + ms;
    while (!(await fact())) {
      if (performance.now() > end) return false;
      await this.network.until(() => false, 20);
    }
    return true;
  }

  /**
   * Lets time pass, and the network keep up with it: after each step, sockets that were refused or dropped have told
   * the page before time goes on. Stops early when `enough` says so.
   */
  async advance(
    ms: number,
    enough: () => Promise<boolean> | boolean = () => false,
    stepMs = STEP_MS,
  ): Promise<void> {
    const end = this.time + ms;
    while (this.time < end && !this.storming && !(await enough())) {
      const before = this.network.events;
      await this.#time.pass(end - this.time, stepMs);
      if (this.network.events !== before || !this.network.quiet) await this.settle();
    }
  }

  /** Lets a long time pass in which nothing is to happen; in everybody's time a shorter one has to do. */
  calm(ms: number, enough: () => boolean, stepMs: number): Promise<void> {
    return this.advance(this.isVirtual ? ms : Math.min(ms, REAL_CALM_MS), enough, stepMs);
  }

  /** Resolves when every socket of the page is either open or closed, and the page has been told. */
  async settle(): Promise<void> {
    for (let round = 0; round < STORM_ROUNDS; round++) {
      if (!this.#frozen()) await this.network.until(() => this.network.quiet, NETWORK_MS);
      const before = this.network.events;
      await this.roundTrip();
      await this.roundTrip();
      if (this.network.events === before || !this.isVirtual) return;
    }
    this.storming = true;
  }

  /** The value of an expression in the page's own world, where student code may have changed anything. */
  async evaluate(expression: string): Promise<unknown> {
    const { result } = await this.#cdp.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    return result.value;
  }

  /** What the browser had to tell before is told when this resolves. */
  async roundTrip(): Promise<void> {
    await this.evaluate('0');
  }

  /** Ends the student's code; the stage closes the page. */
  stop(): Promise<void> {
    return this.#watchdog.stop();
  }
}

/** What the harness finds in the page's address. */
export function hashOf(settings: PageSettings): string {
  return encodeURIComponent(JSON.stringify({ client: CLIENT, ...settings }));
}

/** The id of an element of the nth client of a crowd. */
function idOf(name: string, nth: number): string {
  return nth === 0 ? name : `${name}-${nth}`;
}
