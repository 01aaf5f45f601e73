import { randomInt } from 'node:crypto';
import type { Browser } from 'playwright';
import { studentFile } from '../../lab-server/exercises/bundle.ts';
import { NoBrowserError, startBrowser } from './check-command-browser.ts';
import { endSignal } from './check-command-end.ts';
import { personsLocale, readLanguage, readOptions, type CheckOptions } from './check-command-options.ts';
import { runExercise, select } from './check-command-run.ts';
import { tellMissing, teller, tellWaiting } from './check-command-tell.ts';
import { whenSaved } from './check-command-watch.ts';
import { terminalPaper } from './check-terminal-paper.ts';
import { TERMINAL_TEXTS } from './check-terminal-texts.ts';
import type { Check } from './check.ts';
import { CHECKS } from './checks/all.ts';

// `npm run check -- N`: the steps of an exercise in the terminal, or as JSON lines for the exercise's page.

const NOTHING_CHECKED = 2;
/** What has not closed by then does not close, milliseconds. */
const CLOSE_MS = 2_000;

const locale = personsLocale(process.env, Intl.DateTimeFormat().resolvedOptions().locale);
const paper = terminalPaper(process.stdout, process.env);

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2), locale);
  if (options === null) {
    paper.write(TERMINAL_TEXTS[readLanguage(undefined, locale)].help);
    return 0;
  }
  const { exercise, hidden, only, root, watch } = options;
  const shown = CHECKS[exercise].filter(({ visibility }) => hidden || visibility === 'visible');
  const checks = select(shown, only);
  if (!watch && studentFile(root, exercise) === undefined) {
    tellMissing(options, paper);
    return NOTHING_CHECKED;
  }
  const ending = endSignal({ stdin: options.json });
  ending.addEventListener('abort', () => exitSoon(watch ? 0 : NOTHING_CHECKED));
  const browser = await startBrowser();
  ending.addEventListener('abort', () => void browser.close());
  try {
    return await (watch
      ? checkAgain(browser, checks, options, ending)
      : check(browser, checks, options, ending));
  } catch (error) {
    if (ending.aborted) return watch ? 0 : NOTHING_CHECKED;
    throw error;
  } finally {
    await browser.close();
  }
}

/** Checks once. Resolves to the exit code. */
async function check(
  browser: Browser,
  checks: readonly Check[],
  options: CheckOptions,
  signal: AbortSignal,
): Promise<number> {
  const { exercise, root, seed = randomInt(2 ** 31) } = options;
  const file = studentFile(root, exercise);
  if (file === undefined) {
    tellMissing(options, paper);
    return NOTHING_CHECKED;
  }
  const tell = teller(options, file, paper);
  const complete = await runExercise(browser, { exercise, checks, file, seed, signal }, tell);
  return complete ? 0 : 1;
}

/** Checks now and after each save, a run under way being dropped, until the signal aborts. */
async function checkAgain(
  first: Browser,
  checks: readonly Check[],
  options: CheckOptions,
  ending: AbortSignal,
): Promise<number> {
  let browser = first;
  await whenSaved(options, ending, async (signal) => {
    if (!browser.isConnected()) browser = await startBrowser();
    await check(browser, checks, options, signal);
    tellWaiting(options, paper);
  });
  return 0;
}

function exitSoon(code: number): void {
  setTimeout(() => process.exit(code), CLOSE_MS).unref();
}

try {
  process.exitCode = await main();
  exitSoon(process.exitCode);
} catch (error) {
  const { noBrowser } = TERMINAL_TEXTS[readLanguage(undefined, locale)];
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${error instanceof NoBrowserError ? noBrowser : message}\n`);
  process.exitCode = NOTHING_CHECKED;
}
