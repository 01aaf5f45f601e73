/**
 * Moves labels apart until they stand `gap` pixels from each other within `top`..`bottom`, keeping their order and
 * as near to their wish as that allows. Returns the places in the order of `wishes`.
 */
export function spreadLabels(wishes: readonly number[], gap: number, top: number, bottom: number): number[] {
  const order = wishes.map((_, index) => index).toSorted((one, other) => wishes[one]! - wishes[other]!);
  const places = Array.from({ length: wishes.length }, () => 0);
  let floor = top;
  for (const index of order) {
    places[index] = Math.max(wishes[index]!, floor);
    floor = places[index] + gap;
  }
  let ceiling = bottom;
  for (const index of order.toReversed()) {
    places[index] = Math.min(places[index]!, ceiling);
    ceiling = places[index] - gap;
  }
  return places;
}
