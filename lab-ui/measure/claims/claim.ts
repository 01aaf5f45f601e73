import type { TransportName } from '../../../lab-server/wire/transports.ts';
import type { Evidence } from './evidence.ts';
import type { SourceName } from './sources.ts';

/** A text in the languages of the lab. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

/** What a run says of a claim: it holds here, it does not, or this run cannot tell. */
export const VERDICTS = ['holds', 'does-not-hold', 'cannot-tell'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** The rows of the chapter's table. */
export const CRITERIA = [
  'direction',
  'connections',
  'overhead',
  'complexity',
  'latency',
  'support',
  'reconnection',
  'use',
] as const;
export type Criterion = (typeof CRITERIA)[number];

/** A figure that a run measured. `ms` in milliseconds, `share` from 0 to 1, `times` a ratio. */
export interface Figure {
  readonly label: Bilingual;
  readonly unit: 'ms' | 'bytes' | 'share' | 'count' | 'times';
  readonly amount: number;
}

/** How numbers and names are said in the language of the page. */
export interface Say {
  ms(ms: number): string;
  bytes(bytes: number): string;
  /** A share from 0 to 1. */
  share(share: number): string;
  /** A number with two decimals at most. */
  number(value: number): string;
  transport(name: TransportName): string;
  /** A scenario's title. */
  scenario(name: string): string;
}

/** Why a verdict is what it is: a key and its values for programs, a sentence for people. */
export interface Reason {
  readonly key: string;
  readonly values: Readonly<Record<string, number | string>>;
  readonly fr: (say: Say) => string;
  readonly en: (say: Say) => string;
}

export interface Finding {
  readonly verdict: Verdict;
  readonly measured: readonly Figure[];
  readonly reason: Reason;
}

/** What somebody says of the transports, and how a run judges it. */
export interface Claim {
  readonly id: string;
  readonly source: SourceName;
  /** Its row in the chapter's table, for the claims that stand there. */
  readonly criterion?: Criterion;
  readonly transports: readonly TransportName[];
  readonly text: Bilingual;
  readonly judge: (evidence: Evidence) => Finding;
}

/** A claim's row in the chapter's table or in a list of published comparisons. */
export type Judge = Claim['judge'];

export const holds = (why: Reason, ...measured: Figure[]): Finding => ({
  verdict: 'holds',
  measured,
  reason: why,
});
export const doesNotHold = (why: Reason, ...measured: Figure[]): Finding => ({
  verdict: 'does-not-hold',
  measured,
  reason: why,
});
export const cannotTell = (why: Reason, ...measured: Figure[]): Finding => ({
  verdict: 'cannot-tell',
  measured,
  reason: why,
});

/** `holds` where `isSo`, else `does-not-hold`. */
export const judged = (isSo: boolean, why: Reason, ...measured: Figure[]): Finding =>
  isSo ? holds(why, ...measured) : doesNotHold(why, ...measured);

type Sentence<Values> = (values: Values, say: Say) => string;

/** A kind of reason: its key, and its sentence in each language. */
export function reason<Values extends Record<string, number | string>>(
  key: string,
  sentences: { fr: Sentence<Values>; en: Sentence<Values> },
): (values: Values) => Reason {
  return (values) => ({
    key,
    values,
    fr: (say) => sentences.fr(values, say),
    en: (say) => sentences.en(values, say),
  });
}
