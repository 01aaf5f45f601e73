import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { RunRecord } from '../../lab-server/wire/run.ts';
import { arrivalsToCsv, recordToCsv, recordToJson } from '../../lab-ui/bench/export.ts';
import { reportHtml } from '../../lab-ui/bench/report.ts';
import { chooseLanguage } from '../../lab-ui/i18n/i18n.ts';
import { CompareLab } from './compare-lab.ts';
import { HELP, readOptions, UsageError, type CompareOptions } from './compare-options.ts';
import { Progress } from './compare-progress.ts';
import { findingsText } from './compare-table.ts';

const lab = new CompareLab();

async function main(): Promise<void> {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const options = readOptions(process.argv.slice(2), LC_ALL || LC_MESSAGES || LANG || '');
  if (options.help) return void process.stdout.write(HELP);
  chooseLanguage(options.language);
  const record = await measure(options);
  process.stdout.write(findingsText(record));
  for (const file of await writeFiles(record, options)) process.stdout.write(`→ ${file}\n`);
}

async function measure({ parameters }: CompareOptions): Promise<RunRecord> {
  const progress = new Progress('compare', parameters.seconds);
  try {
    return await lab.run(parameters);
  } finally {
    progress.end();
  }
}

/** Writes what was asked for, and returns the files' names. */
async function writeFiles(record: RunRecord, { out, csv, report }: CompareOptions): Promise<string[]> {
  const files: [name: string, text: string][] = [];
  if (out !== undefined) files.push([out, recordToJson(record)]);
  if (csv !== undefined) {
    const { dir, name, ext } = path.parse(csv);
    files.push([csv, recordToCsv(record)]);
    files.push([path.join(dir, `${name}-arrivals${ext}`), arrivalsToCsv(record)]);
  }
  if (report !== undefined) files.push([report, reportHtml(record)]);
  for (const [name, text] of files) await writeFile(name, text);
  return files.map(([name]) => name);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void lab.close().finally(() => process.exit(1)));
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
} finally {
  await lab.close();
}
