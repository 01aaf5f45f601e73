import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { installedBrowsers } from './browser.ts';
import { countTests, formatCounts, sum, type Counts, type VitestReport } from './count.ts';
import { ensureBrowser } from './ensure-browser.ts';
import { runTool } from './process.ts';

const HELP = `npm test -- [options] [part of a test file's name …]

  --only NAME   one step: format, lint, types, unused, unit, conformance, browser, grader; may be
                repeated
  --help        this text

Where a part of a file's name is given, only tests run. HUMEUR_BROWSER names the browser to use.
`;

/** The checks without tests: the program to run, and what mends its findings. */
const CHECKS = {
  format: { program: 'oxfmt', args: ['--check'], mend: 'npm run format' },
  lint: { program: 'oxlint', args: [], mend: 'npm run lint -- --fix' },
  types: { program: 'tsc', args: ['-b'], mend: 'npm run types' },
  unused: { program: 'knip', args: [], mend: 'npm run unused' },
} as const;
const KINDS = ['unit', 'conformance', 'browser', 'grader'] as const;
/** Those that need a browser. */
const IN_BROWSER: ReadonlySet<Kind> = new Set(['browser', 'grader']);

type Check = keyof typeof CHECKS;
type Kind = (typeof KINDS)[number];

/** A finished step: what it counted, and a line that says how it went. */
interface Outcome {
  counts: Counts;
  line: string;
}

/** Runs every step, also after one failed, so that one run tells all there is to mend. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { only: { type: 'string', multiple: true }, help: { type: 'boolean' } },
  });
  if (values.help) return say(HELP);
  const { checks, kinds } = chooseSteps(values.only ?? [], positionals.length > 0);
  const outcomes: Outcome[] = [];
  for (const check of checks) outcomes.push(await runCheck(check));
  if (kinds.length > 0) outcomes.push(...(await runKinds(kinds, positionals)));
  report(outcomes);
}

function chooseSteps(only: readonly string[], filtered: boolean): { checks: Check[]; kinds: Kind[] } {
  const checks = Object.keys(CHECKS) as Check[];
  const unknown = only.find((name) => ![...checks, ...KINDS].includes(name as Check));
  if (unknown !== undefined) {
    throw new Error(`Expected --only to be one of ${[...checks, ...KINDS].join(', ')}, got "${unknown}".`);
  }
  const wanted = (name: string) => only.length === 0 || only.includes(name);
  return { checks: filtered ? [] : checks.filter(wanted), kinds: KINDS.filter(wanted) };
}

async function runCheck(name: Check): Promise<Outcome> {
  const { program, args, mend } = CHECKS[name];
  const { code, seconds } = await timed(name, () => runTool(program, args));
  return outcome(name, seconds, { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, mend);
}

/** Runs vitest over `kinds`, without those in a browser where there is none: that is one failure, not many. */
async function runKinds(kinds: readonly Kind[], filter: readonly string[]): Promise<Outcome[]> {
  const needed = kinds.some((kind) => IN_BROWSER.has(kind));
  const browser = needed ? await prepareBrowser() : undefined;
  const runnable = kinds.filter((kind) => !IN_BROWSER.has(kind) || typeof browser === 'string');
  const absent = typeof browser === 'object' ? [browser] : [];
  if (runnable.length === 0) return absent;
  // The first one is what every test finds by itself; where it does not start, all have to take another.
  const other = typeof browser === 'string' && browser !== installedBrowsers()[0];
  return [...absent, await runVitest(runnable, filter, other ? { HUMEUR_BROWSER: browser } : {})];
}

async function prepareBrowser(): Promise<string | Outcome> {
  try {
    return await ensureBrowser();
  } catch (error) {
    return outcome('browser', 0, { passed: 0, failed: 1, skipped: 0 }, messageOf(error));
  }
}

async function runVitest(
  kinds: readonly Kind[],
  filter: readonly string[],
  env: Record<string, string>,
): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'humeur-tests-'));
  const file = path.join(folder, 'report.json');
  const projects = kinds.map((kind) => `--project=${kind}`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { code, seconds } = await timed(kinds.join(', '), () =>
    runTool('vitest', ['run', ...projects, ...reporters, ...filter], { env }),
  );
  const counts = countTests(await readReport(file), code);
  await rm(folder, { recursive: true, force: true });
  return outcome(kinds.join(', '), seconds, counts, `npm test -- --only ${kinds[0]}`);
}

async function readReport(file: string): Promise<VitestReport> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as VitestReport;
  } catch {
    return { testResults: [] };
  }
}

async function timed(name: string, step: () => Promise<number>): Promise<{ code: number; seconds: number }> {
  say(`\n── ${name}\n`);
  const start = performance.now();
  const code = await step();
  return { code, seconds: (performance.now() - start) / 1_000 };
}

function outcome(name: string, seconds: number, counts: Counts, mend: string): Outcome {
  const went = counts.failed === 0;
  return { counts, line: `${went ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)${went ? '' : ` → ${mend}`}` };
}

function report(outcomes: readonly Outcome[]): void {
  const counts = sum(outcomes.map((each) => each.counts));
  say(`\n${outcomes.map((each) => each.line).join('\n')}\n${formatCounts(counts)}\n`);
  process.exitCode = counts.failed === 0 ? 0 : 1;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function say(text: string): void {
  process.stdout.write(text);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}
