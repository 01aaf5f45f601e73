import type { RunRecord } from '../../lab-server/wire/run.ts';
import { formatBytes, formatDecimal, formatMs, formatPlain, formatShare } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import type { Texts } from '../i18n/fr.ts';
import { resultsOf, type Result } from '../measure/results.ts';

interface Column {
  name: (t: Texts['findings']) => string;
  value: (result: Result) => number | null;
  show: (value: number) => string;
  /** Unit in the header of a copied table, where cells are bare numbers. */
  unit: string;
  latency?: true;
}

const COLUMNS: readonly Column[] = [
  { name: (t) => t.perMinute, value: (r) => r.requestsPerMinute, show: (n) => formatDecimal(n, 1), unit: '' },
  { name: (t) => t.mean, value: (r) => r.latency.mean, show: formatMs, unit: 'ms', latency: true },
  { name: (t) => t.p50, value: (r) => r.latency.p50, show: formatMs, unit: 'ms', latency: true },
  { name: (t) => t.p95, value: (r) => r.latency.p95, show: formatMs, unit: 'ms', latency: true },
  { name: (t) => t.p99, value: (r) => r.latency.p99, show: formatMs, unit: 'ms', latency: true },
  { name: (t) => t.max, value: (r) => r.latency.max, show: formatMs, unit: 'ms', latency: true },
  { name: (t) => t.bytesUp, value: (r) => r.bytesUp, show: formatBytes, unit: '' },
  { name: (t) => t.bytesDown, value: (r) => r.bytesDown, show: formatBytes, unit: '' },
  { name: (t) => t.bytesPerEvent, value: (r) => r.bytesPerEvent, show: formatBytes, unit: '' },
  { name: (t) => t.useless, value: (r) => r.uselessShare, show: formatShare, unit: '' },
];
const LATENCIES = COLUMNS.filter(({ latency }) => latency);
const BEFORE = COLUMNS.slice(0, 1);
const AFTER = COLUMNS.slice(1 + LATENCIES.length);

/** The findings, a row for each transport. */
export function FindingsTable({ record }: { record: RunRecord }) {
  const t = texts.value;
  const alone = ({ name }: Column) => (
    <th key={name(t.findings)} scope="col" rowSpan={2}>
      {name(t.findings)}
    </th>
  );
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section class="table-scroll" aria-label={t.findings.table} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t.findings.transport}
            </th>
            {BEFORE.map(alone)}
            <th scope="colgroup" class="group" colSpan={LATENCIES.length}>
              {t.findings.latency}
            </th>
            {AFTER.map(alone)}
          </tr>
          <tr>
            {LATENCIES.map(({ name }) => (
              <th key={name(t.findings)} scope="col">
                {name(t.findings)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {resultsOf(record).map((result) => (
            <Row key={result.transport} result={result} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ result }: { result: Result }) {
  const t = texts.value;
  return (
    <tr data-transport={result.transport}>
      <th scope="row">
        <span>{t.transports[result.transport].name}</span>
      </th>
      {COLUMNS.map(({ name, value, show }) => {
        const number = value(result);
        return <td key={name(t.findings)}>{number === null ? t.figures.none : show(number)}</td>;
      })}
    </tr>
  );
}

/** The findings as tab-separated text for a spreadsheet in the person's language: bare numbers, decimals its way. */
export function tableToTsv(record: RunRecord): string {
  const t = texts.peek();
  const header = COLUMNS.map(({ name, unit, latency }) => {
    const own = name(t.findings);
    return latency ? `${t.findings.latency} ${own} (${unit})` : own;
  });
  const rows = resultsOf(record).map((result) => {
    const cells = COLUMNS.map(({ value }) => value(result)).map((n) => (n === null ? '' : formatPlain(n)));
    return [t.transports[result.transport].name].concat(cells);
  });
  return [[t.findings.transport, ...header], ...rows].map((cells) => cells.join('\t')).join('\n');
}
