/** What a client prefers (RFC 7240), as far as the lab follows it. */
export interface Preferences {
  /** The rows come back in the answer. */
  readonly representation: boolean;
  /** How many rows there are without the limit is told. */
  readonly count: boolean;
  /** What an insert does with a row whose id is taken; undefined: it fails. */
  readonly duplicates: 'merge' | 'ignore' | undefined;
  /** A column that one row of several lacks has its default instead of null. */
  readonly missingDefault: boolean;
  /** What of it was followed. */
  readonly applied: string;
}

export function readPreferences(header: string | string[] | undefined): Preferences {
  const given = new Set(
    String(header ?? '')
      .split(',')
      .map((part) => part.trim()),
  );
  const count = ['exact', 'planned', 'estimated'].some((how) => given.has(`count=${how}`));
  return {
    representation: given.has('return=representation'),
    count,
    duplicates: given.has('resolution=merge-duplicates')
      ? 'merge'
      : given.has('resolution=ignore-duplicates')
        ? 'ignore'
        : undefined,
    missingDefault: given.has('missing=default'),
    applied: [...given].filter((part) => FOLLOWED.test(part)).join(', '),
  };
}

const FOLLOWED =
  /^(return=(representation|minimal)|count=exact|resolution=(merge|ignore)-duplicates|missing=default)$/;
