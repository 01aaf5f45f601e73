/** What can be marked on an axis, in the order in which it is said. */
export type MarkName = 'guess' | 'theory' | 'measure';

/** Values by mark; null where there is none. */
export type Marked = Readonly<Record<MarkName, number | null>>;

/** The ends of a logarithmic axis. */
export interface Domain {
  low: number;
  high: number;
}

/** An axis on which all of these values stand with some room; they are above zero, or drawn at its low end. */
export function domainOf(all: readonly Marked[]): Domain {
  const values = all
    .flatMap(({ guess, theory, measure }) => [guess, theory, measure])
    .filter((value) => value !== null && value > 0) as number[];
  if (values.length === 0) return { low: 1, high: 10 };
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(1.25, (high / low) ** 0.1);
  return { low: low / room, high: high * room };
}

/** Where a value stands on an axis from 0 to `width`. */
export function placeOf(value: number, { low, high }: Domain, width: number): number {
  const share = Math.log(Math.max(value, low) / low) / Math.log(high / low);
  return Math.min(1, Math.max(0, share)) * width;
}

/** A label that wishes to stand at a place, and its width. */
export interface Label {
  wish: number;
  width: number;
}

/** Where the middles of these labels stand: apart from each other, inside the axis, as near to their wish as may be. */
export function labelPlaces(labels: readonly Label[], width: number): number[] {
  const order = labels.map((_, n) => n).toSorted((one, other) => labels[one]!.wish - labels[other]!.wish);
  const places = labels.map(({ wish }) => wish);
  let left = 0;
  for (const n of order) {
    const half = labels[n]!.width / 2;
    places[n] = Math.max(places[n]!, left + half);
    left = places[n] + half;
  }
  let right = width;
  for (const n of order.toReversed()) {
    const half = labels[n]!.width / 2;
    places[n] = Math.min(places[n]!, right - half);
    right = places[n] - half;
  }
  return places;
}
