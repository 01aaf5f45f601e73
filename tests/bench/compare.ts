import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunParameters, RunRecord } from '../../lab-server/wire/run.ts';
import { arrivalsToCsv, recordToCsv, recordToJson } from '../../lab-ui/bench/export.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import { reportHtml } from '../../lab-ui/bench/report.ts';
import { chooseLanguage, LANGUAGES } from '../../lab-ui/i18n/i18n.ts';
import { runCommand } from './compare-command.ts';
import { CompareLab } from './compare-lab.ts';
import { readName, readParameters, readWritten, RUN_HELP, UsageError } from './compare-options.ts';
import { Progress } from './compare-progress.ts';
import { findingsText } from './compare-table.ts';

const HELP = `A comparison without a page of your own: a lab on a free port, a headless browser, the table of findings.

  npm run compare -- [options]

${RUN_HELP}
  --out FILE           writes the record as JSON: the Compare page can import it
  --csv FILE           writes the findings as CSV, and every arrival to FILE-arrivals beside it
  --report FILE        writes a report as one HTML file that opens offline
  --language fr|en     of the table and the report; default what the terminal speaks, else fr
  --help               this text

Without options it is the chapter's comparison: a minute, polls every 5 s, a mood every 2 s on average.
`;

const FILES = ['out', 'csv', 'report'] as const;
type Files = Partial<Record<(typeof FILES)[number], string>>;

async function main(lab: CompareLab): Promise<void> {
  const written = readWritten(process.argv.slice(2), [...FILES, 'language']);
  if (written.help) return void process.stdout.write(HELP);
  const parameters = readParameters(written, DEFAULT_PARAMETERS);
  chooseLanguage(readName('--language', written.language ?? spokenLanguage(), LANGUAGES));
  expectFolders(written);
  const record = await measure(lab, parameters);
  process.stdout.write(findingsText(record));
  for (const file of await writeFiles(record, written)) process.stdout.write(`→ ${file}\n`);
}

function spokenLanguage(): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  return LANGUAGES.find((name) => locale.startsWith(name)) ?? 'fr';
}

/** Found out before the run, not after it. */
function expectFolders(files: Files): void {
  for (const name of FILES) {
    const file = files[name];
    if (file === undefined || existsSync(path.dirname(path.resolve(file)))) continue;
    throw new UsageError(`Expected --${name} to be in a folder that exists, got "${file}".`);
  }
}

async function measure(lab: CompareLab, parameters: RunParameters): Promise<RunRecord> {
  const progress = new Progress('compare', parameters.seconds);
  try {
    return await lab.run(parameters);
  } finally {
    progress.end();
  }
}

/** Writes what was asked for, and returns the files' names. */
async function writeFiles(record: RunRecord, { out, csv, report }: Files): Promise<string[]> {
  const files: [name: string, content: string][] = [];
  if (out !== undefined) files.push([out, recordToJson(record)]);
  if (csv !== undefined) {
    const { dir, name, ext } = path.parse(csv);
    files.push([csv, recordToCsv(record)]);
    files.push([path.join(dir, `${name}-arrivals${ext}`), arrivalsToCsv(record)]);
  }
  if (report !== undefined) files.push([report, reportHtml(record)]);
  for (const [name, content] of files) await writeFile(name, content);
  return files.map(([name]) => name);
}

await runCommand(main);
