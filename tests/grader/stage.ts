import type { Browser, BrowserContext } from 'playwright';
import express from 'express';
import { seededRandom } from '../../lab-server/feed/random.ts';
import { createLab, type Lab, type LabOptions } from '../../lab-server/lab.ts';
import { CLIENT, StudentPage, type PageSettings } from './student-page.ts';
import { stageHtml } from './stage-html.ts';

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
  readonly #context: BrowserContext;

  private constructor(lab: Lab, origin: string, dice: Dice, context: BrowserContext) {
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
    options: LabOptions = {},
  ): Promise<Stage> {
    const dice = throwDice(seed);
    const now = () => performance.timeOrigin + performance.now() + dice.skewMs;
    const lab = await createLab({ now, ...options, control: false, pages: stagePages(script) });
    const port = await lab.listen(0);
    const origin = `http://127.0.0.1:${port}`;
    const context = await browser.newContext({ serviceWorkers: 'block', acceptDownloads: false });
    await context.route(
      (url) => url.origin !== origin,
      (route) => route.abort(),
    );
    lab.host.transcript.watch(CLIENT);
    return new Stage(lab, origin, dice, context);
  }

  /** Opens the student's page; with `virtualTime` its timers and clocks move only when the check says so. */
  async page(settings: PageSettings, virtualTime = false): Promise<StudentPage> {
    const page = await this.#context.newPage();
    return StudentPage.open(page, this.origin, settings, virtualTime);
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
    await this.#context.close();
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
    response.set('Content-Security-Policy', "default-src 'self'; connect-src 'self'").send(stageHtml);
  });
  pages.get('/stage.js', (_request, response) => {
    response.type('text/javascript').send(script);
  });
  return { pages, close: async () => {} };
}
