/** A moment as PostgreSQL's logical decoding gives it, ISO 8601 in UTC, with the hundredths of `ms`. */
export function toCommitTimestamp(ms: number): string {
  const hundredths = Math.round(ms * 100);
  const whole = Math.floor(hundredths / 100);
  const rest = String(hundredths % 100).padStart(2, '0');
  return new Date(whole).toISOString().replace('Z', `${rest}Z`);
}

/** Milliseconds since 1970, with the fractions that `Date` cuts off; NaN for what is no timestamp. */
export function fromCommitTimestamp(text: string): number {
  const beyond = /\.\d{3}(\d+)/.exec(text)?.[1] ?? '';
  return Date.parse(text) + Number(`0.${beyond}0`);
}
