import { ExpectationError } from '../../lab-server/wire/expect.ts';
import { parseRunRecord, type RunRecord } from '../../lab-server/wire/run.ts';

/** Larger files are not read, bytes: they would hold the page up. */
export const LARGEST_FILE = 50_000_000;

/** The script element of a report that holds its record. */
export const REPORT_ELEMENT = 'humeur-lab-run';

/** Why a file is not a run; `expected` and `got` are in the terms of the file. */
export interface ImportProblem {
  kind: 'empty' | 'too-large' | 'unreadable' | 'not-json' | 'foreign' | 'newer' | 'damaged';
  expected: string;
  got: string;
  /** Where in the record, with `damaged`. */
  place: string;
}

/** What was read: a run, or why it is none. */
export type Imported = { record: RunRecord } | { problem: ImportProblem };

/** Reads an exported run or a report that holds one. */
export function importText(text: string): Imported {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return { problem: { kind: 'empty', expected: '', got: '', place: '' } };
  if (trimmed.length > LARGEST_FILE) return tooLarge(trimmed.length);
  try {
    return { record: parseRunRecord(trimmed.startsWith('<') ? jsonOfReport(trimmed) : trimmed) };
  } catch (error) {
    if (!(error instanceof ExpectationError)) throw error;
    return { problem: problemOf(error) };
  }
}

/** Reads a file that somebody chose or dropped. */
export async function importFile(file: Pick<File, 'size' | 'text'>): Promise<Imported> {
  if (file.size > LARGEST_FILE) return tooLarge(file.size);
  try {
    return importText(await file.text());
  } catch (error) {
    return { problem: { kind: 'unreadable', expected: '', got: String(error), place: '' } };
  }
}

function tooLarge(bytes: number): Imported {
  return { problem: { kind: 'too-large', expected: String(LARGEST_FILE), got: String(bytes), place: '' } };
}

/** The record that a report carries. */
function jsonOfReport(report: string): string {
  const opening = `<script type="application/json" id="${REPORT_ELEMENT}">`;
  const from = report.indexOf(opening);
  const to = report.indexOf('</script>', from);
  if (from >= 0 && to >= 0) return report.slice(from + opening.length, to);
  const expected = 'a report of this lab';
  if (from >= 0) throw new ExpectationError('Invalid run', 'JSON', 'a report that ends too early');
  throw new ExpectationError('Not a run of this lab', expected, JSON.stringify(report.slice(0, 60)));
}

function problemOf({ body: { error, expected, got } }: ExpectationError): ImportProblem {
  const known = {
    'Not a run of this lab': 'foreign',
    'A run of a newer lab': 'newer',
    'Invalid run': 'not-json',
  } as const;
  const place = /^Invalid run at "(.*)"$/s.exec(error)?.[1] ?? '';
  if (error === 'Invalid run' && expected !== 'JSON') return { kind: 'damaged', expected, got, place };
  return { kind: known[error as keyof typeof known] ?? 'damaged', expected, got, place };
}
