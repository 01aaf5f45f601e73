import { language } from './i18n.ts';

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language.value + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.NumberFormat(language.value, options)));
  return format;
}

/** A number and its unit, apart, so that the unit can be set small. */
export interface Quantity {
  value: string;
  unit: string;
}

function quantity(amount: number, unit: string, digits: number): Quantity {
  const fractions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const parts = numberFormat({ style: 'unit', unit, unitDisplay: 'narrow', ...fractions }).formatToParts(
    amount,
  );
  const join = (wanted: (type: string) => boolean) =>
    parts
      .filter(({ type }) => wanted(type))
      .map(({ value }) => value)
      .join('')
      .trim();
  return {
    value: join((type) => type !== 'unit' && type !== 'literal'),
    unit: join((type) => type === 'unit'),
  };
}

/** Bytes in the unit that reads best, thousands as on a network: 950 B, 17.4 kB, 1.25 MB. */
export function quantityOfBytes(bytes: number): Quantity {
  if (bytes < 1_000) return quantity(bytes, 'byte', 0);
  if (bytes < 1_000_000) return quantity(bytes / 1_000, 'kilobyte', bytes < 100_000 ? 1 : 0);
  return quantity(bytes / 1_000_000, 'megabyte', bytes < 100_000_000 ? 2 : 0);
}

/** Milliseconds as 0.42 ms, 6.3 ms, 2,481 ms or 12.3 s. */
export function quantityOfMs(ms: number): Quantity {
  const size = Math.abs(ms);
  if (size < 1) return quantity(ms, 'millisecond', 2);
  if (size < 10) return quantity(ms, 'millisecond', 1);
  if (size < 10_000) return quantity(ms, 'millisecond', 0);
  return quantity(ms / 1_000, 'second', 1);
}

const joined = ({ value, unit }: Quantity) => `${value}\u00a0${unit}`;

export const formatBytes = (bytes: number): string => joined(quantityOfBytes(bytes));
export const formatMs = (ms: number): string => joined(quantityOfMs(ms));

function shortMs(ms: number): Quantity {
  if (Math.abs(ms) < 1_000) return quantity(ms, 'millisecond', Math.abs(ms) < 10 ? 1 : 0);
  return quantity(ms / 1_000, 'second', 1);
}

/** Milliseconds short enough for a chart or a feed: 63 ms, 2.5 s. */
export const formatMsShort = (ms: number): string => joined(shortMs(ms));

/** Two durations side by side; the unit is said once where both have the same. */
export const pairOfMs = (one: number, other: number): [string, string] => pair(shortMs(one), shortMs(other));

/** Two sizes side by side; the unit is said once where both have the same. */
export const pairOfBytes = (one: number, other: number): [string, string] =>
  pair(quantityOfBytes(one), quantityOfBytes(other));

function pair(one: Quantity, other: Quantity): [string, string] {
  return [one.unit === other.unit ? one.value : joined(one), joined(other)];
}

/** A tick of a time axis: 10 ms, 1 s. */
export function formatMsTick(ms: number): string {
  if (ms < 1_000) return joined(quantity(ms, 'millisecond', ms < 1 ? 1 : 0));
  return joined(quantity(ms / 1_000, 'second', 0));
}

export const formatCount = (count: number): string =>
  numberFormat({ maximumFractionDigits: 0 }).format(count);

/** A number with up to `digits` decimals. */
export const formatDecimal = (value: number, digits = 2): string =>
  numberFormat({ maximumFractionDigits: digits }).format(value);

/** A number as a spreadsheet of this language reads it: no groups. */
export const formatPlain = (value: number, digits = 3): string =>
  numberFormat({ maximumFractionDigits: digits, useGrouping: false }).format(value);

/** A share from 0 to 1 as a whole percentage. */
export const formatShare = (share: number): string =>
  numberFormat({ style: 'percent', maximumFractionDigits: 0 }).format(share);

/** How far a measure is from what was expected, given their ratio: +3%, −12%, ×4.2. */
export function formatDeviation(ratio: number): string {
  if (ratio >= 2.5) return `×\u00a0${formatDecimal(ratio, ratio < 10 ? 1 : 0)}`;
  const format = numberFormat({ style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  return format.format(ratio - 1).replace('-', '−');
}

/** Milliseconds as minutes and seconds, 1:05. */
export function formatClock(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** An ISO date in words, to the minute. */
export const formatDate = (iso: string): string =>
  new Intl.DateTimeFormat(language.value, { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));

/** A moment of today to the second; `at` in milliseconds since 1970. */
export const formatTime = (at: number): string =>
  new Intl.DateTimeFormat(language.value, { timeStyle: 'medium' }).format(new Date(at));

/** Names joined as a sentence joins them. */
export const formatList = (names: readonly string[]): string =>
  new Intl.ListFormat(language.value, { type: 'unit', style: 'short' }).format(names);

/** How long ago something was, in words: now, 12 seconds ago, 3 minutes ago; the future is now. */
export function formatAgo(ms: number): string {
  const format = new Intl.RelativeTimeFormat(language.value, { numeric: 'auto', style: 'short' });
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return format.format(-seconds, 'second');
  if (seconds < 3_600) return format.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86_400) return format.format(-Math.floor(seconds / 3_600), 'hour');
  return format.format(-Math.floor(seconds / 86_400), 'day');
}
