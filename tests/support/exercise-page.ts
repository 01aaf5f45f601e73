import type { FrameLocator, Locator, Page } from 'playwright';
import type { ExerciseNumber } from '../../lab-server/wire/exercise.ts';
import { en } from '../../lab-ui/exercise/i18n/en.ts';
import { fr, type ExerciseTexts } from '../../lab-ui/exercise/i18n/fr.ts';
import type { Phase } from '../../lab-ui/exercise/progress.ts';
import { ExerciseFolder, solution } from './exercise-folder.ts';
import { startLab, type RunningLab } from './lab.ts';
import { openPage } from './page.ts';

/** How long a check may take while the machine has other things to do, milliseconds. */
export const CHECK_MS = 150_000;

/** An exercise's page as a student uses it, on a folder of the student's own. */
export class ExercisePage {
  readonly page: Page;
  readonly lab: RunningLab;
  readonly folder: ExerciseFolder;
  readonly texts: ExerciseTexts;
  readonly exercise: ExerciseNumber;

  private constructor(page: Page, lab: RunningLab, folder: ExerciseFolder, options: PageOptions) {
    this.page = page;
    this.lab = lab;
    this.folder = folder;
    this.exercise = options.exercise;
    this.texts = { fr, en }[options.locale];
  }

  /** Opens it on a scaffold, or on `text`; null: with no file at all. */
  static async open(options: PageOptions): Promise<ExercisePage> {
    const folder = await ExerciseFolder.open();
    const { exercise, locale, text } = options;
    if (text === null) await folder.remove(exercise);
    else if (text !== undefined) await folder.save(exercise, text);
    const lab = await startLab({ pages: 'built', exercises: folder.root });
    const page = await openPage(
      `http://localhost:${lab.port}/exercises/${exercise}`,
      { locale },
      options.throws,
    );
    return new ExercisePage(page, lab, folder, options);
  }

  get banner(): Locator {
    return this.page.locator('.banner');
  }

  get frame(): FrameLocator {
    return this.page.frameLocator('.frame-place iframe');
  }

  /** What is wrong with the code in the frame. */
  get trouble(): Locator {
    return this.page.getByRole('alert');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** A step by its id, without the exercise's number. */
  step(name: string): Locator {
    return this.page.locator(`[data-step="${this.exercise}.${name}"]`);
  }

  /** Resolves when the exercise stands like this. */
  async is(phase: Phase): Promise<void> {
    await this.page.locator(`.banner[data-phase="${phase}"]`).waitFor({ timeout: CHECK_MS });
  }

  /** Resolves when a check has ended with all steps passed; rejects with those that have not. */
  async isComplete(): Promise<void> {
    const ended = this.page.locator('.banner:is([data-phase="complete"], [data-phase="partly"])');
    await ended.waitFor({ timeout: CHECK_MS });
    if ((await ended.getAttribute('data-phase')) === 'complete') return;
    const lacking = this.page.locator('[data-step]:not([data-status="pass"])');
    throw new Error(`Expected all steps to pass, got: ${(await lacking.allTextContents()).join('; ')}`);
  }

  /** Resolves when the check has said this of a step. */
  async stepIs(name: string, status: 'pass' | 'fail' | 'skip'): Promise<void> {
    const step = this.page.locator(`[data-step="${this.exercise}.${name}"][data-status="${status}"]`);
    await step.waitFor({ timeout: CHECK_MS });
  }

  /** Resolves when the program in the frame is ready for orders: so does the exercise's first button. */
  async ready(): Promise<void> {
    // The first one: the herd has a button of its own.
    await this.page.locator('.primary').first().and(this.page.locator(':enabled')).waitFor();
  }

  /** Saves, and resolves when the frame runs what was saved. */
  async saveAndReload(text: string): Promise<void> {
    const before = await this.page.locator('.frame-place iframe').elementHandle();
    await this.folder.save(this.exercise, text);
    await this.page.waitForFunction(
      (element) => element !== document.querySelector('.frame-place iframe'),
      before,
    );
  }

  /** The solution with one passage replaced by another. */
  async solutionWith(passage: string, instead: string): Promise<string> {
    const text = await solution(this.exercise);
    if (!text.includes(passage)) throw new Error(`Expected "${passage}" in the solution, got none.`);
    return text.replace(passage, () => instead);
  }
}

interface PageOptions {
  exercise: ExerciseNumber;
  locale: 'fr' | 'en';
  text?: string | null;
  /** What the student's code throws on purpose. */
  throws?: RegExp;
}
