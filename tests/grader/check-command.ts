import { randomInt } from 'node:crypto';
import type { Browser } from 'playwright';
import { studentFile } from '../../lab-server/exercises/bundle.ts';
import { endSignal } from './check-command-end.ts';
import {
  NoExerciseError,
  personsLocale,
  readLanguage,
  readOptions,
  type CheckOptions,
} from './check-command-options.ts';
import { runExercise, select } from './check-command-run.ts';
import { tellMissing, teller, tellWaiting } from './check-command-tell.ts';
import { whenSaved } from './check-command-watch.ts';
import { terminalPaper } from './check-terminal-paper.ts';
import { TERMINAL_TEXTS } from './check-terminal-texts.ts';
import type { Check } from './check.ts';
import { CHECKS } from './checks/all.ts';
import { NoBrowserError, startBrowser } from './start-browser.ts';

// `npm run check -- N`: the steps of an exercise in the terminal, or as JSON lines for the exercise's page.

const NOTHING_CHECKED = 2;
/** This process closes its browser itself, whatever signal comes. */
const UNTIL_CLOSED = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
/** What has not closed by then does not close, milliseconds. */
const CLOSE_MS = 2_000;

const args = process.argv.slice(2);
const locale = personsLocale(process.env, Intl.DateTimeFormat().resolvedOptions().locale);
const paper = terminalPaper(process.stdout, process.env);
const language = readLanguage(args, locale);
/** One for all runs. */
let browser: Browser | undefined;
/** Aborts when this process is to end. */
let ending: AbortSignal | undefined;

async function main(): Promise<number> {
  const options = readOptions(args, locale);
  if (options === null) {
    paper.write(TERMINAL_TEXTS[language].help);
    return 0;
  }
  const { exercise, hidden, only, root, watch } = options;
  const shown = CHECKS[exercise].filter(({ visibility }) => hidden || visibility === 'visible');
  const checks = select(shown, only);
  if (!watch && studentFile(root, exercise) === undefined) {
    tellMissing(options, paper);
    return NOTHING_CHECKED;
  }
  ending = endSignal({ stdin: options.json });
  ending.addEventListener('abort', () => void endNow(watch ? 0 : NOTHING_CHECKED));
  if (!watch) return check(checks, options, ending);
  await whenSaved(options, ending, async (signal) => {
    await check(checks, options, signal);
    tellWaiting(options, paper);
  });
  return 0;
}

/** Checks once. Resolves to the exit code. */
async function check(checks: readonly Check[], options: CheckOptions, signal: AbortSignal): Promise<number> {
  const { exercise, root, seed = randomInt(2 ** 31) } = options;
  const file = studentFile(root, exercise);
  if (file === undefined) {
    tellMissing(options, paper);
    return NOTHING_CHECKED;
  }
  if (!browser?.isConnected()) browser = await startBrowser(UNTIL_CLOSED);
  const tell = teller(options, file, paper);
  const complete = await runExercise(browser, { exercise, checks, file, seed, signal }, tell);
  return complete ? 0 : 1;
}

/** Ends this process and its browser, whatever is under way. */
async function endNow(code: number): Promise<never> {
  setTimeout(() => process.exit(code), CLOSE_MS);
  await browser?.close();
  process.exit(code);
}

function explain(error: unknown): string {
  const texts = TERMINAL_TEXTS[language];
  if (error instanceof NoBrowserError) return texts.noBrowser;
  if (error instanceof NoExerciseError) return `${texts.noExercise(error.words)}\n\n${texts.help}`;
  return error instanceof Error ? error.message : String(error);
}

try {
  process.exitCode = await main();
} catch (error) {
  // What a closing browser leaves undone is no news.
  if (!ending?.aborted) process.stderr.write(`${explain(error)}\n`);
  process.exitCode = NOTHING_CHECKED;
}
// No process.exit: what was written into a pipe is to arrive.
setTimeout(() => process.exit(), CLOSE_MS).unref();
await browser?.close();
