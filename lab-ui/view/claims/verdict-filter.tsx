import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Judgement } from '../../measure/claims/all.ts';
import { VERDICTS, type Verdict } from '../../measure/claims/claim.ts';
import { formatCount } from '../../i18n/format.ts';
import { claimsTexts } from './say.ts';
import { VerdictSign } from './verdict-sign.tsx';

interface VerdictFilterProps {
  judgements: readonly Judgement[];
  /** Null: all are shown. */
  chosen: Signal<Verdict | null>;
}

/** How many claims have each verdict, and the choice of those that are shown. */
export function VerdictFilter({ judgements, chosen }: VerdictFilterProps) {
  const t = claimsTexts();
  const countOf = (verdict: Verdict) => judgements.filter((one) => one.verdict === verdict).length;
  return (
    <fieldset class="verdict-filter">
      <legend class="unseen">{t.filter}</legend>
      <FilterButton isChosen={chosen.value === null} choose={() => (chosen.value = null)}>
        {t.all} <b>{formatCount(judgements.length)}</b>
      </FilterButton>
      {VERDICTS.map((verdict) => (
        <FilterButton
          key={verdict}
          isChosen={chosen.value === verdict}
          choose={() => (chosen.value = verdict)}
        >
          <VerdictSign verdict={verdict} /> {t.verdicts[verdict]} <b>{formatCount(countOf(verdict))}</b>
        </FilterButton>
      ))}
    </fieldset>
  );
}

interface FilterButtonProps {
  isChosen: boolean;
  choose: () => void;
  children: ComponentChildren;
}

function FilterButton({ isChosen, choose, children }: FilterButtonProps) {
  return (
    <button type="button" class="small" aria-pressed={isChosen} onClick={choose}>
      {children}
    </button>
  );
}
