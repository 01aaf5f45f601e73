import { FEED_LIMITS } from '../../lab-server/wire/feed.ts';
import { TRANSPORTS, type TransportName } from '../../lab-server/wire/transports.ts';
import type { RunParameters } from '../../lab-server/wire/run.ts';
import { SCENARIOS, scenarioParameters } from '../bench/scenarios.ts';

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
export type Draft = Record<NumberField, string> &
  Pick<RunParameters, 'conditional' | 'network' | 'transports'> &
  Pick<RunParameters['feed'], 'rhythm'>;

/** The form that stands for `parameters`; `write` puts a number as the person's language does. */
export function draftOf(parameters: RunParameters, write: (value: number) => string): Draft {
  const { seconds, pollMs, conditional, feed, network, transports } = parameters;
  return {
    seconds: write(seconds),
    pollSeconds: write(pollMs / 1_000),
    rate: write(feed.rate),
    payloadBytes: write(feed.payloadBytes),
    seed: write(feed.seed),
    rhythm: feed.rhythm,
    conditional,
    network,
    transports,
  };
}

const groupedInEnglish = /^[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/;

/** A number as a person types it: "0,5", "0.5", "1 000", in English also "1,000"; NaN when it is none. */
export function readNumber(typed: string, language: string): number {
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

/** Numbers are written with three decimals: nearer than this, a field was not changed. */
const NEAR = 0.000_5;

/**
 * The parameters that a form without problems stands for; what it does not ask comes from `base`, and so do numbers
 * that have more decimals than the form shows. They have a scenario's name as long as they are that scenario's.
 */
export function parametersOf(draft: Draft, base: RunParameters, language: string): RunParameters {
  const read = (field: NumberField, before: number) => {
    const value = readNumber(draft[field], language);
    return Math.abs(value - before) < NEAR ? before : value;
  };
  const seconds = read('seconds', base.seconds);
  const parameters: RunParameters = {
    ...base,
    transports: TRANSPORTS.filter((name) => draft.transports.includes(name)),
    seconds,
    pollMs: Math.round(read('pollSeconds', base.pollMs / 1_000) * 1_000),
    conditional: draft.conditional,
    network: draft.network,
    feed: {
      ...base.feed,
      seconds,
      rate: read('rate', base.feed.rate),
      payloadBytes: read('payloadBytes', base.feed.payloadBytes),
      seed: read('seed', base.feed.seed),
      rhythm: draft.rhythm,
    },
  };
  return { ...parameters, scenario: scenarioOf(parameters) };
}

/** The scenario that these parameters are, whichever lanes take part and whatever the seed; null: none. */
function scenarioOf(parameters: RunParameters): string | null {
  const alike = SCENARIOS.find((scenario) => {
    const own = scenarioParameters(scenario);
    const { transports } = parameters;
    const feed = { ...own.feed, seed: parameters.feed.seed };
    return isSame({ ...own, feed, transports, scenario: null }, { ...parameters, scenario: null });
  });
  return alike?.name ?? null;
}

function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || !one || !other) return one === other;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => isSame(Reflect.get(one, key), Reflect.get(other, key)))
  );
}

/** The lanes with one of them put on or off; the last one stays on. */
export function toggleLane(shown: readonly TransportName[], transport: TransportName): TransportName[] {
  const others = TRANSPORTS.filter((name) => name !== transport && shown.includes(name));
  if (shown.includes(transport) && others.length > 0) return others;
  return TRANSPORTS.filter((name) => name === transport || others.includes(name));
}
