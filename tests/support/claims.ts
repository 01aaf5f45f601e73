import type { RunRecord } from '../../lab-server/wire/run.ts';
import { judgeAll } from '../../lab-ui/measure/claims/all.ts';
import type { Finding, Say } from '../../lab-ui/measure/claims/claim.ts';

const PLAIN: Say = {
  ms: (ms) => `${ms} ms`,
  bytes: (bytes) => `${bytes} B`,
  share: (share) => `${share * 100} %`,
  number: String,
  transport: (name) => name,
  scenario: (name) => name,
};

/** What a run says of one claim; its reason has been said in both languages, with every value in its place. */
export function judgeClaim(id: string, record: RunRecord): Finding {
  const judgement = judgeAll(record).find(({ claim }) => claim.id === id);
  if (!judgement) throw new Error(`Expected a claim's id, got "${id}"`);
  const sentences = [judgement.reason.fr(PLAIN), judgement.reason.en(PLAIN)];
  const broken = sentences.find((sentence) => /undefined|NaN|Infinity|\[object/.test(sentence));
  if (broken) throw new Error(`Expected a whole sentence, got "${broken}"`);
  return judgement;
}

/** What is expected of a finding: its verdict, and the key of its reason. */
export const says = (verdict: Finding['verdict'], key: string) => ({ verdict, reason: { key } });
