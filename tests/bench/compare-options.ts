import { parseArgs } from 'node:util';
import { FEED_LIMITS } from '../../lab-server/wire/feed.ts';
import { TRANSPORTS, type TransportName } from '../../lab-server/wire/transports.ts';
import { NETWORKS, type NetworkName } from '../../lab-server/wire/network.ts';
import type { RunParameters } from '../../lab-server/wire/run.ts';
import { scenarioParameters, SCENARIOS } from '../../lab-ui/bench/scenarios.ts';

/** A command line that cannot be done. Its message is for the person who wrote it. */
export class UsageError extends Error {}

/** What every command that runs comparisons takes, for its help. */
export const RUN_HELP = `  --duration SECONDS   how long the feed lasts
  --rate N             moods a second on average
  --poll SECONDS       pause between two short polls
  --payload BYTES      size of a mood's comment
  --seed N             same seed, same moods
  --scenario NAME      ${SCENARIOS.map(({ name }) => name).join(', ')};
                       the options above change what it says
  --network NAME       ${Object.keys(NETWORKS).join(', ')}
  --transports A,B     ${TRANSPORTS.join(', ')}`;

const text = { type: 'string' } as const;
const RUN_OPTIONS = {
  duration: text,
  rate: text,
  poll: text,
  payload: text,
  seed: text,
  scenario: text,
  network: text,
  transports: text,
  help: { type: 'boolean' },
} as const;

/** What was written for each option; undefined where nothing was. */
type Written<Own extends string> = Partial<
  Record<Exclude<keyof typeof RUN_OPTIONS, 'help'> | Own, string>
> & {
  help?: boolean;
};

/** Reads a command line that takes a run's options and its `own`; throws a UsageError for any other. */
export function readWritten<Own extends string>(args: readonly string[], own: readonly Own[]): Written<Own> {
  const options = { ...RUN_OPTIONS, ...Object.fromEntries(own.map((name) => [name, text])) };
  try {
    return parseArgs({ args: [...args], options }).values as Written<Own>;
  } catch (error) {
    const [first] = (error as Error).message.split('. ');
    throw new UsageError(`${first!.replace(/\.$/, '')}. --help lists the options.`);
  }
}

/** The run that a command line asks for; what it does not say is `usual`, or the scenario's. */
export function readParameters(written: Written<never>, usual: RunParameters): RunParameters {
  const base = written.scenario === undefined ? usual : scenarioNamed(written.scenario);
  const { seconds: lasting, rate, payloadBytes } = FEED_LIMITS;
  const seconds = readNumber('--duration', written.duration, lasting, base.seconds);
  const pollMs = 1_000 * readNumber('--poll', written.poll, { min: 0.1, max: 600 }, base.pollMs / 1_000);
  return {
    ...base,
    seconds,
    pollMs: Math.round(pollMs),
    transports: transportsOf(written.transports) ?? base.transports,
    network: written.network === undefined ? base.network : networkNamed(written.network),
    feed: {
      ...base.feed,
      seconds,
      rate: readNumber('--rate', written.rate, rate, base.feed.rate),
      payloadBytes: readWhole('--payload', written.payload, payloadBytes, base.feed.payloadBytes),
      seed: readWhole('--seed', written.seed, { min: 0, max: 2 ** 32 - 1 }, base.feed.seed),
    },
  };
}

function scenarioNamed(name: string): RunParameters {
  const names = SCENARIOS.map((scenario) => scenario.name);
  readName('--scenario', name, names);
  return scenarioParameters(SCENARIOS.find((scenario) => scenario.name === name)!);
}

function networkNamed(name: string): RunParameters['network'] {
  return NETWORKS[readName('--network', name, Object.keys(NETWORKS) as NetworkName[])];
}

/** In the order in which they are always shown, each once. */
function transportsOf(list: string | undefined): TransportName[] | undefined {
  if (list === undefined) return undefined;
  const named = new Set(list.split(',').map((name) => readName('--transports', name.trim(), TRANSPORTS)));
  return TRANSPORTS.filter((name) => named.has(name));
}

interface Bounds {
  min: number;
  max: number;
}

/** The option's number, or `usual` where it is not given. */
function readNumber(
  option: string,
  written: string | undefined,
  { min, max }: Bounds,
  usual: number,
): number {
  if (written === undefined) return usual;
  const value = Number(written);
  if (written.trim() !== '' && value >= min && value <= max) return value;
  throw new UsageError(`Expected ${option} to be a number from ${min} to ${max}, got "${written}".`);
}

/** The option's whole number, or `usual` where it is not given. */
export function readWhole(
  option: string,
  written: string | undefined,
  bounds: Bounds,
  usual: number,
): number {
  const value = readNumber(option, written, bounds, usual);
  if (Number.isInteger(value)) return value;
  const { min, max } = bounds;
  throw new UsageError(`Expected ${option} to be a whole number from ${min} to ${max}, got "${written}".`);
}

/** The one of `names` that the option gives. */
export function readName<Name extends string>(option: string, name: string, names: readonly Name[]): Name {
  const found = names.find((known) => known === name);
  if (found !== undefined) return found;
  throw new UsageError(`Expected ${option} to be one of ${names.join(', ')}, got "${name}".`);
}
