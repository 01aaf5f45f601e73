import { isAbsolute, join, relative } from 'node:path';
import { EXERCISE_FILES, type CheckEvent } from '../../lab-server/wire/exercise.ts';
import type { CheckOptions } from './check-command-options.ts';
import { CheckReport } from './check-terminal.ts';
import { paint, type Paper } from './check-terminal-paper.ts';
import { TERMINAL_TEXTS } from './check-terminal-texts.ts';

/** What tells a run's events: as JSON lines, or as a report for people. */
export function teller(options: CheckOptions, file: string, paper: Paper): (event: CheckEvent) => void {
  if (options.json) return (event) => paper.write(`${JSON.stringify(event)}\n`);
  const report = new CheckReport(paper, options.language, fromHere(file));
  return (event) => report.tell(event);
}

/** There is no file to check. */
export function tellMissing({ json, language, root, exercise }: CheckOptions, paper: Paper): void {
  const { folder, file } = EXERCISE_FILES[exercise];
  const place = fromHere(join(root, folder, file));
  const message = TERMINAL_TEXTS[language].missing(`${place}.ts`);
  const event: CheckEvent = { type: 'broken', message, place: null };
  paper.write(`${json ? JSON.stringify(event) : message}\n`);
}

/** The run is over, and the next begins when the file is saved. */
export function tellWaiting({ json, language }: CheckOptions, paper: Paper): void {
  if (!json) paper.write(`\n${paint(paper, 'gray', TERMINAL_TEXTS[language].waiting)}\n\n`);
}

/** A path as a person names it: from the current folder where it is inside. */
function fromHere(path: string): string {
  const short = relative(process.cwd(), path);
  return short.startsWith('..') || isAbsolute(short) ? path : short;
}
