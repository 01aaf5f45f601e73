import type { Language } from './grade-result.ts';

export type Cell = string | number | null;

/** How a spreadsheet of this country reads CSV. */
interface CsvLocale {
  separator: string;
  decimal: string;
  /** Stands at the file's beginning. */
  mark: string;
}

/** French spreadsheets want semicolons, decimal commas and a byte order mark; all others RFC 4180 as it stands. */
const LOCALES: Record<Language, CsvLocale> = {
  en: { separator: ',', decimal: '.', mark: '' },
  fr: { separator: ';', decimal: ',', mark: '\u{FEFF}' },
};

/**
 * A table as CSV (RFC 4180, CRLF). Names come from students: a text that a spreadsheet would take for a formula gets
 * an apostrophe before it.
 */
export function toCsv(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  locale: Language,
): string {
  const { separator, decimal, mark } = LOCALES[locale];
  const cell = (value: Cell) => {
    if (typeof value === 'number')
      return quote(String(Math.round(value * 1e6) / 1e6).replace('.', decimal), separator);
    return quote(harmless(value ?? ''), separator);
  };
  return mark + [header, ...rows].map((cells) => `${cells.map(cell).join(separator)}\r\n`).join('');
}

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quote(text: string, separator: string): string {
  const special = text.includes(separator) || /["\r\n]/.test(text);
  return special ? `"${text.replaceAll('"', '""')}"` : text;
}
