import type { TransportName } from '../../lab-server/wire/transports.ts';
import type { RunRecord } from '../../lab-server/wire/run.ts';
import { formatBytes, formatCount, formatDecimal, formatMs, formatShare } from '../i18n/format.ts';
import { resultsOf, type Result } from '../measure/results.ts';
import { expectationsOf } from '../measure/surroundings.ts';
import type { Expectation } from '../measure/theory.ts';
import { reportTexts, type ReportTexts } from './report-texts.ts';

/** One figure of one transport, as it is read: what was measured, and what theory says of it. */
interface Figure {
  measured: string;
  /** Empty where theory says nothing. */
  expected: string;
}

/** The findings of a run as they are printed: in the page's language, a row for each transport. */
export interface FigureTable {
  columns: readonly string[];
  rows: readonly { transport: TransportName; figures: readonly Figure[] }[];
}

interface Column {
  name: (t: ReportTexts) => string;
  measured: (result: Result) => number | null;
  expected?: (expectation: Expectation) => number;
  show: (value: number) => string;
  /** How theory's figure is shown, where it has decimals that a count has not. */
  showExpected?: (value: number) => string;
}

const COLUMNS: readonly Column[] = [
  {
    name: (t) => t.columns.requests,
    measured: ({ requests }) => requests,
    expected: ({ requests }) => requests,
    show: formatCount,
    showExpected: (value) => formatDecimal(value, value < 100 ? 1 : 0),
  },
  {
    name: (t) => t.columns.useless,
    measured: ({ uselessShare }) => uselessShare,
    expected: ({ uselessShare }) => uselessShare,
    show: formatShare,
  },
  {
    name: (t) => t.columns.mean,
    measured: ({ latency }) => latency.mean,
    expected: ({ latency }) => latency.mean,
    show: formatMs,
  },
  {
    name: (t) => t.columns.median,
    measured: ({ latency }) => latency.p50,
    expected: ({ latency }) => latency.quantile(0.5),
    show: formatMs,
  },
  {
    name: (t) => t.columns.p95,
    measured: ({ latency }) => latency.p95,
    expected: ({ latency }) => latency.quantile(0.95),
    show: formatMs,
  },
  { name: (t) => t.columns.max, measured: ({ latency }) => latency.max, show: formatMs },
  {
    name: (t) => t.columns.bytes,
    measured: ({ bytesUp, bytesDown }) => bytesUp + bytesDown,
    expected: ({ bytes }) => bytes,
    show: formatBytes,
  },
  { name: (t) => t.columns.perMood, measured: ({ bytesPerEvent }) => bytesPerEvent, show: formatBytes },
  { name: (t) => t.columns.moods, measured: ({ events }) => events, show: formatCount },
];

/** What `record` measured beside what theory expects of it. */
export function figureTable(record: RunRecord): FigureTable {
  const t = reportTexts();
  const expectations = expectationsOf(record);
  return {
    columns: COLUMNS.map(({ name }) => name(t)),
    rows: resultsOf(record).map((result, n) => ({
      transport: result.transport,
      figures: COLUMNS.map((column) => figureOf(column, result, expectations[n]!)),
    })),
  };
}

function figureOf(column: Column, result: Result, expectation: Expectation): Figure {
  const { measured, expected, show, showExpected = show } = column;
  const value = measured(result);
  const theory = expected?.(expectation);
  return {
    measured: value === null ? '—' : show(value),
    expected: theory === undefined || !Number.isFinite(theory) ? '' : showExpected(theory),
  };
}
