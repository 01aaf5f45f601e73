import { formatDecimal, formatBytes, formatCount, formatMs, formatShare } from '../../i18n/format.ts';
import { texts } from '../../i18n/i18n.ts';
import type { Texts } from '../../i18n/fr.ts';
import type { Result } from '../../measure/results.ts';
import type { Expectation } from '../../measure/theory.ts';

/** One column of the findings. */
export interface Column {
  name: (t: Texts) => string;
  value: (result: Result) => number | null;
  show: (value: number) => string;
  /** What theory expects, for so many events; absent where it says nothing. */
  theory?: (expected: Expectation, events: number) => number | null;
  /** Unit in the header of a copied table, where cells are bare numbers. */
  unit: string;
  latency?: true;
}

const latency = (
  name: 'mean' | 'p50' | 'p95' | 'p99' | 'max',
  theory?: (expected: Expectation) => number,
): Column => ({
  name: (t) => t.findings[name],
  value: (result) => result.latency[name],
  show: formatMs,
  unit: 'ms',
  latency: true,
  ...(theory && { theory }),
});

/** The columns of the findings, in their order; the latencies stand together. */
export const COLUMNS: readonly Column[] = [
  {
    name: (t) => t.predict.quantities.requests,
    value: (r) => r.requests,
    show: formatCount,
    theory: ({ requests }) => requests,
    unit: '',
  },
  {
    name: (t) => t.findings.requestsPerMinute,
    value: (r) => r.requestsPerMinute,
    show: (value) => formatDecimal(value, 1),
    unit: '',
  },
  latency('mean', (expected) => expected.latency.mean),
  latency('p50', (expected) => expected.latency.quantile(0.5)),
  latency('p95', (expected) => expected.latency.quantile(0.95)),
  latency('p99', (expected) => expected.latency.quantile(0.99)),
  latency('max'),
  {
    name: (t) => t.predict.quantities.bytes,
    value: (r) => r.bytesUp + r.bytesDown,
    show: formatBytes,
    theory: ({ bytes }) => bytes,
    unit: '',
  },
  { name: (t) => t.findings.bytesUp, value: (r) => r.bytesUp, show: formatBytes, unit: '' },
  { name: (t) => t.findings.bytesDown, value: (r) => r.bytesDown, show: formatBytes, unit: '' },
  {
    name: (t) => t.findings.bytesPerEvent,
    value: (r) => r.bytesPerEvent,
    show: formatBytes,
    theory: ({ bytes }, events) => (events > 0 ? bytes / events : null),
    unit: '',
  },
  {
    name: (t) => t.findings.useless,
    value: (r) => r.uselessShare,
    show: formatShare,
    theory: ({ uselessShare }) => uselessShare,
    unit: '',
  },
];

/** A value as its column shows it, or the sign for none. */
export const shown = ({ show }: Column, value: number | null): string =>
  value === null ? texts.value.figures.none : show(value);
