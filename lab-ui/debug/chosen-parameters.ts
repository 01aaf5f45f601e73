import { ExpectationError, expectShape } from '../../lab-server/wire/expect.ts';
import { parametersSchema, type RunParameters } from '../../lab-server/wire/run.ts';
import { SCENARIOS, scenarioParameters } from '../bench/scenarios.ts';

/** What was given, as a message quotes it. */
export const quoted = (value: unknown): string => JSON.stringify(value) ?? typeof value;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The parameters of the next run: those of the last where nothing is given, a scenario's where its name is, and
 * those of the last with some of them changed where an object is. Throws an ExpectationError.
 */
export function chosenParameters(last: RunParameters, given?: unknown): RunParameters {
  if (given === undefined) return last;
  if (typeof given === 'string') return ofScenario(given);
  if (!isObject(given)) {
    const expected = 'parameters such as { seconds: 20 }, or a scenario’s name';
    throw new ExpectationError('Invalid parameters', expected, quoted(given));
  }
  const { feed = {}, ...rest } = given;
  if (!isObject(feed)) throw new ExpectationError('Invalid feed', 'an object', quoted(feed));
  const { seconds: _, ...feedKeys } = last.feed;
  refuseUnknown('parameter', rest, Object.keys(last));
  refuseUnknown('feed parameter', feed, Object.keys(feedKeys));
  const seconds = 'seconds' in rest ? rest['seconds'] : last.seconds;
  const merged = { ...last, scenario: null, ...rest, feed: { ...feedKeys, ...feed, seconds } };
  return expectShape('parameters', parametersSchema, merged);
}

function ofScenario(name: string): RunParameters {
  const scenario = SCENARIOS.find((one) => one.name === name);
  if (scenario) return scenarioParameters(scenario);
  const expected = `one of ${SCENARIOS.map((one) => one.name).join(', ')}`;
  throw new ExpectationError('Unknown scenario', expected, quoted(name));
}

function refuseUnknown(what: string, given: Record<string, unknown>, known: readonly string[]): void {
  const stray = Object.keys(given).find((key) => !known.includes(key));
  if (stray === undefined) return;
  throw new ExpectationError(`Unknown ${what}`, `one of ${known.join(', ')}`, quoted(stray));
}
