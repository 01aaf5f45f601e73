import { language } from '../i18n/i18n.ts';

/** Milliseconds on the page's `performance.now()` as a time of day in the language of the page: 14:03:07.250. */
export function timeOfDay(at: number): string {
  const format = new Intl.DateTimeFormat(language.value, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
  });
  return format.format(new Date(performance.timeOrigin + at));
}
