import { FEED_LIMITS } from '../../lab-server/wire/control.ts';
import type { RunParameters } from '../../lab-server/wire/run.ts';

interface Bounds {
  min: number;
  max: number;
  whole: boolean;
}

/** What each number of the form may be; seconds are bounded by what a class can wait for. */
export const BOUNDS = {
  seconds: { min: 10, max: 600, whole: false },
  pollSeconds: { min: 0.1, max: 60, whole: false },
  rate: { ...FEED_LIMITS.rate, whole: false },
  payloadBytes: { ...FEED_LIMITS.payloadBytes, whole: true },
  seed: { min: 0, max: 2 ** 32 - 1, whole: true },
} as const satisfies Record<string, Bounds>;
export type NumberField = keyof typeof BOUNDS;
export const NUMBER_FIELDS = Object.keys(BOUNDS) as NumberField[];

/** The form as it stands: numbers as they were typed. */
export type Draft = Record<NumberField, string> & {
  rhythm: RunParameters['feed']['rhythm'];
  conditional: boolean;
};

/** The form that stands for `parameters`; `write` puts a number as the person's language does. */
export function draftOf(parameters: RunParameters, write: (value: number) => string): Draft {
  const { seconds, pollMs, conditional, feed } = parameters;
  return {
    seconds: write(seconds),
    pollSeconds: write(pollMs / 1_000),
    rate: write(feed.rate),
    payloadBytes: write(feed.payloadBytes),
    seed: write(feed.seed),
    rhythm: feed.rhythm,
    conditional,
  };
}

const groupedInEnglish = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;

/** A number as a person types it: "0,5", "0.5", "1 000", in English also "1,000"; NaN when it is none. */
function readNumber(typed: string, language: string): number {
  const dense = typed.replaceAll(/\s/g, '');
  const plain =
    language === 'en' && groupedInEnglish.test(dense) ? dense.replaceAll(',', '') : dense.replace(',', '.');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : Number.NaN;
}

/** The fields whose text is not what they expect. */
export function problemsOf(draft: Draft, language: string): NumberField[] {
  return NUMBER_FIELDS.filter((field) => {
    const { min, max, whole } = BOUNDS[field];
    const value = readNumber(draft[field], language);
    return !(value >= min && value <= max && (!whole || Number.isInteger(value)));
  });
}

/** The parameters that a form without problems stands for; what it does not ask comes from `base`. */
export function parametersOf(draft: Draft, base: RunParameters, language: string): RunParameters {
  const read = (field: NumberField) => readNumber(draft[field], language);
  return {
    ...base,
    seconds: read('seconds'),
    pollMs: Math.round(read('pollSeconds') * 1_000),
    conditional: draft.conditional,
    feed: {
      ...base.feed,
      seconds: read('seconds'),
      rate: read('rate'),
      payloadBytes: read('payloadBytes'),
      seed: read('seed'),
      rhythm: draft.rhythm,
    },
  };
}
