import type { Browser, BrowserContext } from 'playwright';
import express from 'express';
import { seededRandom } from '../../lab-server/feed/random.ts';
import { createLab, type Lab, type LabOptions } from '../../lab-server/lab.ts';
import { TRANSPORTS } from '../../lab-server/wire/transports.ts';
import { openStudentPage } from './open-student-page.ts';
import { CLIENT, type PageSettings, type StudentPage } from './student-page.ts';
import type { Thrown } from './student-error.ts';
import { stageHtml } from './stage-html.ts';

/** How a stage is set up: the lab's options, and the time of its pages. */
export interface StageOptions extends LabOptions {
  /** `real`: pages that ask for virtual time get everybody's instead, as code with timers in a worker needs. */
  time?: 'virtual' | 'real';
}

/** How long a browser context may take to close, milliseconds; one that is stuck dies with its browser. */
const CLOSE_MS = 3_000;

/**
 * The proxy for whatever is not the lab, this machine's other ports included: nobody listens on the discard port, so
 * nothing gets further. (In Chromium's bypass list `<-loopback>` takes back that loopback never goes by a proxy.)
 */
const NOWHERE = 'http://127.0.0.1:9';

/**
 * Where one check happens: a lab of its own without a control channel, and a fresh browser context that can reach
 * that lab and nothing else. What the student's code does is read from the lab itself, in this process.
 */
export class Stage {
  readonly lab: Lab;
  readonly origin: string;
  /** The check's own dice: the same for the same seed. */
  readonly random: () => number;
  /** The lab's clock − this machine's, milliseconds: no student's clock is the server's. */
  readonly skewMs: number;
  /** Rejects when student code ends the check by itself. */
  readonly failure: Promise<never>;
  /** Whether the check could not tell right from wrong at some point: then a pass does not stand. */
  doubtful = false;
  readonly #context: BrowserContext;
  readonly #time: 'virtual' | 'real';
  readonly #pages: StudentPage[] = [];
  #fail: (error: unknown) => void = () => {};

  private constructor(
    lab: Lab,
    origin: string,
    dice: Dice,
    context: BrowserContext,
    time: 'virtual' | 'real' = 'virtual',
  ) {
    this.failure = new Promise((_, reject) => (this.#fail = reject));
    this.failure.catch(() => {});
    this.#time = time;
    this.lab = lab;
    this.origin = origin;
    this.random = dice.random;
    this.skewMs = dice.skewMs;
    this.#context = context;
  }

  static async open(
    browser: Browser,
    script: string,
    seed: number,
    { time, ...options }: StageOptions = {},
  ): Promise<Stage> {
    const dice = throwDice(seed);
    const now = () => performance.timeOrigin + performance.now() + dice.skewMs;
    const lab = await createLab({ now, ...options, control: false, pages: stagePages(script) });
    const port = await lab.listen(0);
    const origin = `http://127.0.0.1:${port}`;
    const context = await browser.newContext({
      serviceWorkers: 'block',
      acceptDownloads: false,
      proxy: { server: NOWHERE, bypass: `<-loopback>,127.0.0.1:${port}` },
    });
    lab.host.transcript.watch(CLIENT);
    return new Stage(lab, origin, dice, context, time);
  }

  /** Opens the student's page; with `virtualTime` its timers and clocks move only when the check says so. */
  async page(settings: PageSettings, virtualTime = false): Promise<StudentPage> {
    const page = await this.#context.newPage();
    const { gate } = this.lab.host;
    const frozen = () => TRANSPORTS.some((name) => gate.fault(name).freeze);
    const time = virtualTime ? this.#time : 'real';
    const student = await openStudentPage(page, { origin: this.origin, time, frozen }, settings);
    this.#pages.push(student);
    student.failure.catch(this.#fail);
    return student;
  }

  /** Whether student code has started a Web Worker, which virtual time does not reach. */
  get usesWorkers(): boolean {
    return this.#pages.some((page) => page.usesWorkers);
  }

  /** Whether student code has timers that the virtual time of its page does not reach. */
  get escapesTime(): boolean {
    return this.#pages.some((page) => page.usesWorkers && page.isVirtual);
  }

  /** What student code has thrown so far and nobody caught. */
  get errors(): Thrown[] {
    return this.#pages.flatMap(({ errors }) => errors);
  }

  /** The transcript of the student's client so far. */
  rows() {
    return this.lab.host.transcript.since(0, CLIENT);
  }

  /** A whole number from `least` to `most`, drawn anew for each run. */
  draw(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /** Commits moods with fresh contents. */
  async post(count: number): Promise<void> {
    for (let n = 0; n < count; n++) {
      const commentaire = `humeur ${this.draw(0, 2 ** 30).toString(36)} 🌈`;
      await this.lab.store.insert({ nom: 'Zoé', emoji: '😴', commentaire });
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#pages.map((page) => page.stop()));
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stuck = new Promise<void>((resolve) => (timer = setTimeout(resolve, CLOSE_MS)));
    // A browser that has died has closed its contexts.
    await Promise.race([this.#context.close().catch(() => {}), stuck]);
    clearTimeout(timer);
    await this.lab.close();
  }
}

interface Dice {
  random: () => number;
  skewMs: number;
}

/** What is drawn for a run: the server's clock is two to four seconds fast or slow. */
function throwDice(seed: number): Dice {
  const random = seededRandom(seed);
  const size = 2_000 + 2_000 * random();
  return { random, skewMs: random() < 0.5 ? -size : size };
}

function stagePages(script: string) {
  const pages = express.Router();
  pages.get('/stage', (_request, response) => {
    response
      .set('Content-Security-Policy', "default-src 'self'; connect-src 'self'; worker-src 'self' blob:")
      .send(stageHtml);
  });
  pages.get('/stage.js', (_request, response) => {
    response.type('text/javascript').send(script);
  });
  return { pages, close: async () => {} };
}
