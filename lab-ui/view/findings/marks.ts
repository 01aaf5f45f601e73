import { spreadLabels } from '../charts/spread-labels.ts';

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
  const room = Math.max(1.25, (high / low) ** 0.06);
  return { low: low / room, high: high * room };
}

/** Where a value stands on an axis from 0 to `width`. */
export function placeOf(value: number, { low, high }: Domain, width: number): number {
  const share = Math.log(Math.max(value, low) / low) / Math.log(high / low);
  return Math.min(1, Math.max(0, share)) * width;
}

/** Where the labels of these places stand: apart from each other and inside the axis. */
export function labelPlaces(places: readonly number[], labelWidth: number, width: number): number[] {
  return spreadLabels(places, labelWidth, labelWidth / 2, width - labelWidth / 2);
}
