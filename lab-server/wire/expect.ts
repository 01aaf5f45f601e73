import * as v from 'valibot';

/** The JSON body of every refusal: what was wrong, what would have been right, what came. */
export interface ErrorBody {
  error: string;
  expected: string;
  got: string;
}

/** Input that is not what it should be. The message reads "…: expected X, got Y". */
export class ExpectationError extends Error {
  readonly body: ErrorBody;

  constructor(error: string, expected: string, got: string) {
    super(`${error}: expected ${expected}, got ${got}`);
    this.name = 'ExpectationError';
    this.body = { error, expected, got };
  }
}

/** So much of a wrong value is told, characters. */
const LONGEST_QUOTE = 100;

/** Returns `value` as `schema` describes it; throws an ExpectationError that names the first wrong place. */
export function expectShape<Schema extends v.GenericSchema>(
  what: string,
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const issue = result.issues[0];
  const path = v.getDotPath(issue);
  throw new ExpectationError(
    path ? `Invalid ${what} at "${path}"` : `Invalid ${what}`,
    expectedBy(issue),
    issue.received.slice(0, LONGEST_QUOTE),
  );
}

/** What a schema of our own expects stands in its message. */
function expectedBy({ type, expected, message }: v.BaseIssue<unknown>): string {
  return type === 'custom' || expected === null ? message.replace(/^Expected /, '') : expected;
}

/** Returns the parsed JSON; throws an ExpectationError that quotes the beginning of what came. */
export function expectJson(what: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ExpectationError(`Invalid ${what}`, 'JSON', JSON.stringify(text.slice(0, 60)));
  }
}
