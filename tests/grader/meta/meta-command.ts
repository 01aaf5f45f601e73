import { parseArgs } from 'node:util';
import { BuildError } from '../../../lab-server/exercises/bundle.ts';
import { wholeNumber } from '../grade-options.ts';
import { endTries, tryProgram } from '../try-program.ts';
import { corpus, type Case } from './cases.ts';
import { judge, type Outcome } from './judge.ts';
import { errorRate } from './rates.ts';

const HELP = `npm run grade:meta -- [options]     grades the grader on its corpus

  --only TEXT     programs whose name contains this; may be repeated
  --repeat N      the whole N times, each with other seeds; default 1
  --seed N        the first seed; default 1
  --jobs N        programs at a time; default 2
  --help          this text

Every wrong program has to fail at its check, with its sentence, and at no other; every right one to get full marks;
every attack and untouched scaffold to gain nothing. Exit code 0 when all do.
`;

interface Options {
  cases: readonly Case[];
  repeat: number;
  seed: number;
  jobs: number;
}

/** A program that did not come out as expected, once. */
interface Miss {
  name: string;
  seed: number;
  problems: readonly string[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [''] },
      repeat: { type: 'string', default: '1' },
      seed: { type: 'string', default: '1' },
      jobs: { type: 'string', default: '2' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return say(HELP);
  const cases = corpus().filter(({ name }) => values.only.some((part) => name.includes(part)));
  if (cases.length === 0)
    throw new Error(`Expected --only to be part of a program's name, got "${values.only.join(', ')}".`);
  const repeat = wholeNumber('--repeat', values.repeat, 1, 1_000);
  const seed = wholeNumber('--seed', values.seed, 0, 2 ** 32 - 1);
  const jobs = wholeNumber('--jobs', values.jobs, 1, 64);
  const misses = await runAll({ cases, repeat, seed, jobs });
  report(cases, misses, repeat);
  process.exitCode = misses.length === 0 ? 0 : 1;
}

async function runAll({ cases, repeat, seed, jobs }: Options): Promise<Miss[]> {
  const misses: Miss[] = [];
  const waiting = Array.from({ length: repeat }, (_, n) =>
    cases.map((one) => ({ one, seed: seed + n })),
  ).flat();
  const all = waiting.length;
  let done = 0;
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const begun = performance.now();
      const problems = judge(next.one.expectation, await outcomeOf(next.one, next.seed));
      const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
      say(`${problems.length === 0 ? '✓' : '✗'} ${++done}/${all} ${next.one.name} (${seconds} s)\n`);
      for (const problem of problems) say(`    ${problem}\n`);
      if (problems.length > 0) misses.push({ name: next.one.name, seed: next.seed, problems });
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  await endTries();
  return misses;
}

async function outcomeOf({ exercise, source, ending }: Case, seed: number): Promise<Outcome> {
  try {
    return { results: await tryProgram(exercise, source, { seed, ending }) };
  } catch (error) {
    if (error instanceof BuildError) return { broken: error.message };
    throw error;
  }
}

const KINDS = {
  wrong: 'wrong programs accepted or misjudged',
  right: 'right programs rejected',
  attack: 'attacks that gained',
  scaffold: 'untouched scaffolds that gained',
};

function report(cases: readonly Case[], misses: readonly Miss[], repeat: number): void {
  const missed = new Set(misses.map(({ name }) => name));
  for (const [kind, what] of Object.entries(KINDS)) {
    const own = cases.filter(({ expectation }) => expectation.kind === kind);
    const { errors, of, upper } = errorRate(own.filter(({ name }) => missed.has(name)).length, own.length);
    say(`${what}: ${errors} of ${of}; at most ${(upper * 100).toFixed(1)} % (95 %)\n`);
  }
  if (repeat > 1) {
    const times = (name: string) => misses.filter((miss) => miss.name === name).length;
    const flaky = [...missed].filter((name) => times(name) < repeat);
    say(
      `programs that came out differently in ${repeat} repetitions: ${flaky.length}${flaky.map((name) => `\n    ${name}`).join('')}\n`,
    );
  }
}

function say(text: string): void {
  process.stdout.write(text);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
  process.exitCode = 2;
}
