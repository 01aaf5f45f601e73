import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { BEYOND } from './beyond.ts';
import { CHAPTER_CODE } from './chapter-code.ts';
import type { Claim, Finding } from './claim.ts';
import { CONNECTIONS } from './connections.ts';
import { CROWDS } from './crowds.ts';
import { DIRECTION } from './direction.ts';
import { evidenceOf } from './evidence.ts';
import { KAAZING } from './kaazing.ts';
import { LATENCY } from './latency.ts';
import { OVERHEAD } from './overhead.ts';
import { RECONNECTION } from './reconnection.ts';
import { RFC6202 } from './rfc6202.ts';

/** Every claim that the lab judges. A new one is one row in one of these files, or one more file. */
export const CLAIMS: readonly Claim[] = [
  ...DIRECTION,
  ...CONNECTIONS,
  ...OVERHEAD,
  ...BEYOND,
  ...LATENCY,
  ...RECONNECTION,
  ...CHAPTER_CODE,
  ...KAAZING,
  ...RFC6202,
  ...CROWDS,
];

/** A claim and what a run says of it. */
export interface Judgement extends Finding {
  readonly claim: Claim;
}

/** What this run says of every claim. */
export function judgeAll(record: RunRecord, claims: readonly Claim[] = CLAIMS): Judgement[] {
  const evidence = evidenceOf(record);
  return claims.map((claim) => ({ claim, ...claim.judge(evidence) }));
}
