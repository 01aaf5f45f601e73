import { Fragment } from 'preact';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { formatDeviation, formatPlain, formatShare } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';
import { resultsOf, type Result } from '../../measure/results.ts';
import { expectedOfRecord, type Expected } from '../theory/expected.ts';
import { COLUMNS, shown, type Column } from './columns.ts';

const LATENCIES = COLUMNS.filter(({ latency }) => latency);
const BEFORE = COLUMNS.slice(0, 2);
const AFTER = COLUMNS.slice(2 + LATENCIES.length);

interface TableProps {
  record: RunRecord;
  /** The run that is laid over, or null. */
  other: RunRecord | null;
}

/** The findings, a row for each transport; theory stands under each measure. */
export function FindingsTable({ record, other }: TableProps) {
  const t = texts.value;
  const alone = ({ name }: Column) => (
    <th key={name(t)} scope="col" rowSpan={2}>
      {name(t)}
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
              <th key={name(t)} scope="col">
                {name(t)}
              </th>
            ))}
          </tr>
        </thead>
        <Rows record={record} other={other} />
      </table>
    </section>
  );
}

function Rows({ record, other }: TableProps) {
  const expected = expectedOfRecord(record);
  const others = other ? resultsOf(other) : [];
  return (
    <tbody>
      {resultsOf(record).map((result) => {
        const isOwn = ({ transport }: { transport: string }) => transport === result.transport;
        const laidOver = others.find(isOwn);
        return (
          <Fragment key={result.transport}>
            <Row result={result} expected={expected.find(isOwn)} record={record} />
            {laidOver && <OtherRow result={laidOver} />}
          </Fragment>
        );
      })}
    </tbody>
  );
}

interface RowProps {
  result: Result;
  expected: Expected | undefined;
  record: RunRecord;
}

function Row({ result, expected, record }: RowProps) {
  const t = texts.value;
  return (
    <tr data-transport={result.transport}>
      <th scope="row">
        <span>{t.transports[result.transport].name}</span>
      </th>
      {COLUMNS.map((column) => {
        const value = column.value(result);
        return (
          <td key={column.name(t)}>
            {shown(column, value)}
            <Theory column={column} value={value} theory={theoryOf(column, expected, record)} />
          </td>
        );
      })}
    </tr>
  );
}

function Theory(props: { column: Column; value: number | null; theory: number | null }) {
  const { column, value, theory } = props;
  if (theory === null) return <small class="cell-theory">{'\u00a0'}</small>;
  const isShare = column.show === formatShare;
  return (
    <small class="cell-theory">
      <span class="unseen">{texts.value.theory.short} </span>
      {column.show(theory)}
      {value !== null && !isShare && theory > 0 && <b> {formatDeviation(value / theory)}</b>}
    </small>
  );
}

function theoryOf(column: Column, expected: Expected | undefined, record: RunRecord): number | null {
  if (!expected || !column.theory) return null;
  return column.theory(expected.end, record.parameters.feed.rate * expected.seconds);
}

function OtherRow({ result }: { result: Result }) {
  const t = texts.value;
  return (
    <tr data-transport={result.transport} class="row-other">
      <th scope="row">
        <span>{t.theory.other(t.transports[result.transport].label)}</span>
      </th>
      {COLUMNS.map((column) => (
        <td key={column.name(t)}>{shown(column, column.value(result))}</td>
      ))}
    </tr>
  );
}

/**
 * The findings as tab-separated text for a spreadsheet in the person's language: bare numbers, decimals its way;
 * theory in a column beside each measure that has one.
 */
export function tableToTsv(record: RunRecord): string {
  const t = texts.peek();
  const header = COLUMNS.flatMap((column) => {
    const own = column.latency ? `${t.findings.latency} ${column.name(t)} (${column.unit})` : column.name(t);
    return column.theory ? [own, `${own}, ${t.theory.short}`] : [own];
  });
  const expected = expectedOfRecord(record);
  const rows = resultsOf(record).map((result, n) => {
    const cells = COLUMNS.flatMap((column) => {
      const own = column.value(result);
      return column.theory ? [own, theoryOf(column, expected[n], record)] : [own];
    }).map((cell) => (cell === null ? '' : formatPlain(cell)));
    return [t.transports[result.transport].name].concat(cells);
  });
  return [[t.findings.transport, ...header], ...rows].map((cells) => cells.join('\t')).join('\n');
}
