import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { Prediction } from '../../../lab-server/wire/run.ts';
import { readNumber } from '../choices.ts';

/** What can be predicted of a transport, named as in a prediction. */
export type Quantity = 'requests' | 'bytes' | 'latencyMs';

/** What was typed, for each transport and quantity; what is absent was not. */
export type Guesses = Readonly<Partial<Record<`${TransportName} ${Quantity}`, string>>>;

/** What a typed number counts in, where no unit is typed: bytes are asked for in thousands. */
const FACTORS: Readonly<Record<Quantity, number>> = { requests: 1, bytes: 1_000, latencyMs: 1 };

/** Units that a person may type behind the number. */
const UNITS: Readonly<Record<Quantity, Readonly<Record<string, number>>>> = {
  requests: {},
  bytes: { o: 1, b: 1, ko: 1e3, kb: 1e3, k: 1e3, mo: 1e6, mb: 1e6, m: 1e6 },
  latencyMs: { ms: 1, s: 1_000 },
};

/** A guess as it was typed, "20", "2,5 s" or "20 ko"; null when nothing was typed, NaN when it is no number. */
export function readGuess(typed: string, quantity: Quantity, language: string): number | null {
  const text = typed.trim().toLowerCase();
  if (text === '') return null;
  const [, number = '', unit = ''] = /^(.*?)([a-z]*)$/.exec(text) ?? [];
  const factor = unit === '' ? FACTORS[quantity] : UNITS[quantity][unit];
  const value = readNumber(number, language);
  return factor === undefined || !(value >= 0) ? Number.NaN : value * factor;
}

/** The predictions that were typed for these lanes; a lane of which nothing was said has none. */
export function predictionsOf(
  guesses: Guesses,
  transports: readonly TransportName[],
  language: string,
): Prediction[] {
  return transports.flatMap((transport) => {
    const read = (quantity: Quantity) => {
      const value = readGuess(guesses[`${transport} ${quantity}`] ?? '', quantity, language);
      return value === null || Number.isNaN(value) ? null : value;
    };
    const said = { requests: read('requests'), bytes: read('bytes'), latencyMs: read('latencyMs') };
    const isSaid = Object.values(said).some((value) => value !== null);
    return isSaid ? [{ transport, ...said, why: '' }] : [];
  });
}
