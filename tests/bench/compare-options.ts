import { parseArgs } from 'node:util';
import { FEED_LIMITS, TRANSPORTS, type TransportName } from '../../lab-server/wire/control.ts';
import { NETWORKS, type NetworkName } from '../../lab-server/wire/network.ts';
import type { RunParameters } from '../../lab-server/wire/run.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import { scenarioParameters, SCENARIOS } from '../../lab-ui/bench/scenarios.ts';
import { LANGUAGES, type Language } from '../../lab-ui/i18n/i18n.ts';

export const HELP = `A comparison without a page of your own: a lab on a free port, a headless browser, the table of findings.

  npm run compare -- [options]

  --duration SECONDS   how long the feed lasts; default 60
  --rate N             moods a second on average; default 0.5
  --poll SECONDS       pause between two short polls; default 5
  --payload BYTES      size of a mood's comment; default 100
  --seed N             same seed, same moods; default 1
  --scenario NAME      ${SCENARIOS.map(({ name }) => name).join(', ')};
                       the options above change what it says
  --network NAME       ${Object.keys(NETWORKS).join(', ')}; default local
  --transports A,B     ${TRANSPORTS.join(', ')};
                       default the first four
  --out FILE           writes the record as JSON: the Compare page can import it
  --csv FILE           writes the findings as CSV, and every arrival as FILE-arrivals.csv beside it
  --report FILE        writes a report as one HTML file that opens offline
  --language fr|en     of the table and the report; default what the terminal speaks, else fr
  --help               this text
`;

/** What the command line asks for. */
export interface CompareOptions {
  help: boolean;
  parameters: RunParameters;
  out: string | undefined;
  csv: string | undefined;
  report: string | undefined;
  language: Language;
}

/** A command line that cannot be done. Its message is for the person who wrote it. */
export class UsageError extends Error {}

/** Reads the command line; throws a UsageError that says what was expected and what came. */
export function readOptions(args: readonly string[], locale: string): CompareOptions {
  const values = parse(args);
  const spoken = LANGUAGES.find((name) => locale.startsWith(name)) ?? 'fr';
  return {
    help: values.help ?? false,
    parameters: parametersOf(values),
    out: values.out,
    csv: values.csv,
    report: values.report,
    language: oneOf('--language', values.language ?? spoken, LANGUAGES),
  };
}

type Values = ReturnType<typeof parse>;

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      options: {
        duration: text,
        rate: text,
        poll: text,
        payload: text,
        seed: text,
        scenario: text,
        network: text,
        transports: text,
        out: text,
        csv: text,
        report: text,
        language: text,
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(`${(error as Error).message} "npm run compare -- --help" lists the options.`);
  }
}

function parametersOf(values: Values): RunParameters {
  const base = values.scenario === undefined ? DEFAULT_PARAMETERS : scenarioNamed(values.scenario);
  const { seconds: lasting, rate, payloadBytes } = FEED_LIMITS;
  const seconds = number('--duration', values.duration, lasting, base.seconds);
  const pollMs = 1_000 * number('--poll', values.poll, { min: 0.1, max: 600 }, base.pollMs / 1_000);
  return {
    ...base,
    seconds,
    pollMs: Math.round(pollMs),
    transports: transportsOf(values.transports) ?? base.transports,
    network: values.network === undefined ? base.network : networkNamed(values.network),
    feed: {
      ...base.feed,
      seconds,
      rate: number('--rate', values.rate, rate, base.feed.rate),
      payloadBytes: wholeNumber('--payload', values.payload, payloadBytes, base.feed.payloadBytes),
      seed: wholeNumber('--seed', values.seed, { min: 0, max: 2 ** 32 - 1 }, base.feed.seed),
    },
  };
}

function scenarioNamed(name: string): RunParameters {
  const names = SCENARIOS.map((scenario) => scenario.name);
  oneOf('--scenario', name, names);
  return scenarioParameters(SCENARIOS.find((scenario) => scenario.name === name)!);
}

function networkNamed(name: string): RunParameters['network'] {
  return NETWORKS[oneOf('--network', name, Object.keys(NETWORKS) as NetworkName[])];
}

/** In the order in which they are always shown, each once. */
function transportsOf(list: string | undefined): TransportName[] | undefined {
  if (list === undefined) return undefined;
  const named = new Set(list.split(',').map((name) => oneOf('--transports', name.trim(), TRANSPORTS)));
  return TRANSPORTS.filter((name) => named.has(name));
}

interface Bounds {
  min: number;
  max: number;
}

/** The option's number, or `usual` where it is not given. */
export function number(
  option: string,
  text: string | undefined,
  { min, max }: Bounds,
  usual: number,
): number {
  if (text === undefined) return usual;
  const value = Number(text);
  if (text.trim() !== '' && value >= min && value <= max) return value;
  throw new UsageError(`Expected ${option} to be a number from ${min} to ${max}, got "${text}".`);
}

/** Like `number`, without decimals. */
export function wholeNumber(option: string, text: string | undefined, bounds: Bounds, usual: number): number {
  const value = number(option, text, bounds, usual);
  if (Number.isInteger(value)) return value;
  throw new UsageError(
    `Expected ${option} to be a whole number from ${bounds.min} to ${bounds.max}, got "${text}".`,
  );
}

function oneOf<Name extends string>(option: string, name: string, names: readonly Name[]): Name {
  const found = names.find((known) => known === name);
  if (found !== undefined) return found;
  throw new UsageError(`Expected ${option} to be one of ${names.join(', ')}, got "${name}".`);
}
