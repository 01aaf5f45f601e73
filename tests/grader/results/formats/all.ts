import type { GradeResult, Language } from '../grade-result.ts';
import { toCheck50 } from './check50.ts';
import { toClassroom } from './classroom.ts';
import { toCsvTable } from './csv-table.ts';
import { toCtrf } from './ctrf.ts';
import { toGradescope } from './gradescope.ts';
import { toHtml } from './html.ts';
import { toJunit } from './junit.ts';
import { toTerminal } from './terminal.ts';

/** A pure function of a result, and the name under which its file is expected. */
interface Format {
  file: string;
  convert(result: GradeResult, language: Language): string;
}

/** What a result can be turned into. A new format is a file and a row here. */
export const FORMATS = {
  json: { file: 'result.json', convert: (result) => `${JSON.stringify(result, null, 2)}\n` },
  terminal: { file: 'result.txt', convert: toTerminal },
  html: { file: 'report.html', convert: toHtml },
  gradescope: { file: 'results.json', convert: toGradescope },
  classroom: { file: 'classroom.json', convert: toClassroom },
  junit: { file: 'junit.xml', convert: toJunit },
  ctrf: { file: 'ctrf.json', convert: toCtrf },
  check50: { file: 'check50.json', convert: toCheck50 },
  csv: { file: 'checks.csv', convert: toCsvTable },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
