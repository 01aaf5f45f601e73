import type { Verdict } from '../../measure/claims/claim.ts';
import { claimsTexts } from './say.ts';

/** A tick, a cross, a question mark: told apart by shape, coloured besides. */
const SHAPES: Readonly<Record<Verdict, string>> = {
  holds: 'M4 8.5 7 11.5 12 5',
  'does-not-hold': 'M5 5 11 11 M11 5 5 11',
  'cannot-tell': 'M5.5 5.8a2.5 2.5 0 1 1 3.7 2.2c-.8.45-1.2.9-1.2 1.9M8 12.9v.01',
};

/** A verdict's sign alone; its word stands beside it or is said by what holds it. */
export function VerdictSign({ verdict }: { verdict: Verdict }) {
  return (
    <svg class="verdict-sign" data-verdict={verdict} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[verdict]} />
    </svg>
  );
}

/** A verdict as sign and word. */
export function VerdictWord({ verdict }: { verdict: Verdict }) {
  return (
    <span class="verdict" data-verdict={verdict}>
      <VerdictSign verdict={verdict} />
      {claimsTexts().verdicts[verdict]}
    </span>
  );
}
