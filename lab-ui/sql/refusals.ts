/** What the lab itself refuses, as far as the page has words for it; of everything else the lab's own words are told. */
export type KnownRefusal =
  | { readonly kind: 'verb'; readonly verbs: string }
  | { readonly kind: 'too-large'; readonly megabytes: string };

/** Reads what a refusal expected; undefined: the page does not know it. */
export function knownRefusal(expected: string): KnownRefusal | undefined {
  const verbs = /^a statement that begins with (.+)$/.exec(expected)?.[1];
  if (verbs !== undefined) return { kind: 'verb', verbs };
  const megabytes = /^an answer of at most (.+) MB$/.exec(expected)?.[1];
  return megabytes === undefined ? undefined : { kind: 'too-large', megabytes };
}

/** Why the lab opens no SQL on its database, as far as the page has words for it. */
export type OffReason = 'no-role' | 'superuser' | 'open-schema' | 'no-login';

const OFF_REASONS: readonly (readonly [RegExp, OffReason])[] = [
  [/^no role for it: /, 'no-role'],
  [/^the login is a superuser$/, 'superuser'],
  [/^everybody may make tables: /, 'open-schema'],
  [/^the login does not work: /, 'no-login'],
];

/** The reason, and what PostgreSQL said or wants to be told; an unknown reason is told whole. */
export function offReason(sqlOff: string): { reason: OffReason | null; detail: string } {
  const [prefix, reason] = OFF_REASONS.find(([pattern]) => pattern.test(sqlOff)) ?? [/^/, null];
  return { reason, detail: sqlOff.replace(prefix, '') };
}
