/** The exercises that have a page. */
export const PAGE_NUMBERS = [1, 2, 3, 4] as const;
export type PageNumber = (typeof PAGE_NUMBERS)[number];

/** Which exercise a page's path names; the first where it names none. */
export function pageNumber(path: string): PageNumber {
  const [, digits] = /\/exercises\/(\d+)/.exec(path) ?? [];
  return PAGE_NUMBERS.find((number) => String(number) === digits) ?? 1;
}
