import type { RunRecord } from '../../lab-server/wire/run.ts';
import { figureTable } from '../../lab-ui/bench/report-figures.ts';
import { reportTexts } from '../../lab-ui/bench/report-texts.ts';
import { texts } from '../../lab-ui/i18n/i18n.ts';

/** The findings as text for a terminal: what was measured, and theory's figure in brackets. */
export function findingsText(record: RunRecord): string {
  const t = reportTexts();
  const { columns, rows } = figureTable(record);
  const lines = rows.map(({ transport, figures }) =>
    [texts.value.transports[transport].name].concat(
      figures.map(({ measured, expected }) => (expected === '' ? measured : `${measured} (${expected})`)),
    ),
  );
  return alignedTable([[t.columns.transport, ...columns], ...lines]);
}

/** Cells in columns as wide as their widest cell: the first to the left, the others to the right. */
export function alignedTable(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, n) => Math.max(...lines.map((cells) => (cells[n] ?? '').length)));
  return lines
    .map((cells) => cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n]!) : cell.padStart(widths[n]!))))
    .map((cells) => `${cells.join('  ')}\n`)
    .join('');
}
