/** The plural's "s" in French, from two on; a count may be written already. */
export const sFr = (count: number | string): string =>
  Number(String(count).replace(',', '.')) < 2 ? '' : 's';

/** The plural's "s" in English, for all but one. */
export const sEn = (count: number | string): string => (String(count) === '1' ? '' : 's');
