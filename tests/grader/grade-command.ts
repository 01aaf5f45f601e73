import { randomInt } from 'node:crypto';
import { basename, join, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { gradeClass } from './class/grade-class.ts';
import { GRADE_HELP, gradeOptions, type GradeOptions } from './grade-options.ts';
import { gradeOne } from './grading/grade-one.ts';
import { toTerminal } from './results/formats/terminal.ts';
import { Slots } from './slots.ts';

/** Exit codes, as GRADE_HELP says them. */
const GRADED = 0;
const NOT_GRADED = 1;
const WRONG_USAGE = 2;

async function main(): Promise<number> {
  let options: GradeOptions | null;
  try {
    const system = Intl.DateTimeFormat().resolvedOptions().locale;
    options = gradeOptions(process.argv.slice(2), system, () => randomInt(2 ** 32));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${GRADE_HELP}`);
    return WRONG_USAGE;
  }
  if (!options) {
    process.stdout.write(GRADE_HELP);
    return GRADED;
  }
  if (options.submissions !== undefined) return gradeClass(options.submissions, options, print);
  return gradeSingle(options.submission!, options);
}

async function gradeSingle(submission: string, options: GradeOptions): Promise<number> {
  const { out, formats, language, csvLocale, seed, jobs, exercises } = options;
  const student = options.student ?? basename(resolve(submission));
  const progress = progressLine();
  const result = await gradeOne({
    submission,
    out: options.student === undefined ? join(out, student) : out,
    formats,
    language,
    csvLocale,
    grading: {
      student,
      exercises,
      seed,
      slots: new Slots(jobs),
      startedAt: new Date(),
      onResult: ({ check }) => progress.show(check.title[language]),
    },
  });
  progress.clear();
  print(toTerminal(result, language));
  return result.status === 'grader-error' || result.status === 'not-gradable' ? NOT_GRADED : GRADED;
}

/** The check that has just ended, on a line of its own that is written over; nothing where nobody looks. */
function progressLine() {
  const { stderr } = process;
  const write = (text: string) => {
    if (stderr.isTTY) stderr.write(`\r\u{1B}[K${text}`);
  };
  let count = 0;
  return { show: (title: string) => write(`${++count} · ${title}`), clear: () => write('') };
}

function print(text: string): void {
  const plain = !process.stdout.isTTY || process.env['NO_COLOR'] !== undefined;
  process.stdout.write(plain ? stripVTControlCharacters(text) : text);
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = NOT_GRADED;
}
