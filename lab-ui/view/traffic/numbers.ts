const formats = new Map<string, Intl.NumberFormat>();

function format(language: string, value: number, options: Intl.NumberFormatOptions): string {
  const key = language + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.NumberFormat(language, options)));
  return made.format(value);
}

function inUnit(language: string, value: number, unit: 's' | 'ms', digits: number): string {
  const fractions = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${format(language, value, fractions)}\u00a0${unit}`;
}

/** A duration: 0.4 ms, 63 ms, 4.2 s. */
export function durationOf(ms: number, language: string): string {
  if (ms < 1_000) return inUnit(language, ms, 'ms', ms < 10 ? 1 : 0);
  return inUnit(language, ms / 1_000, 's', ms < 100_000 ? 1 : 0);
}

/** A moment since the run's zero, to the millisecond: 12.345 s. */
export const momentOf = (ms: number, language: string): string => inUnit(language, ms / 1_000, 's', 3);

/** A tick of the time axis, with as many digits as its step has. */
export function tickOf(ms: number, step: number, language: string): string {
  const digits = step >= 1_000 ? 0 : Math.ceil(-Math.log10(step / 1_000) - 1e-9);
  // Multiplied ticks may come as -0.
  return inUnit(language, ms / 1_000 || 0, 's', digits);
}

/** Bytes, number and unit apart: 412 B, 1.2 kB. */
export function sizeOf(bytes: number, language: string): string {
  const unit = bytes < 1_000 ? 'byte' : 'kilobyte';
  const options = { style: 'unit', unit, unitDisplay: 'narrow' } as const;
  const sign = new Intl.NumberFormat(language, options).formatToParts(0).find(({ type }) => type === 'unit');
  const amount = bytes < 1_000 ? bytes : bytes / 1_000;
  return `${format(language, amount, { maximumFractionDigits: 1 })}\u00a0${sign?.value ?? unit}`;
}

export const countOf = (count: number, language: string): string => format(language, count, {});
