/** The plural's "s" in French, from two on. */
export const sFr = (count: number): string => (count < 2 ? '' : 's');

/** The plural's "s" in English, for all but one. */
export const sEn = (count: number): string => (count === 1 ? '' : 's');
