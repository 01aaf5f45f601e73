import { useComputed, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { BenchModel } from '../../bench/model.ts';
import { formatDate, formatMs } from '../../i18n/format.ts';
import type { RunRecord } from '../../../lab-server/wire/run.ts';
import { judgeAll } from '../../measure/claims/all.ts';
import type { Claim, Verdict } from '../../measure/claims/claim.ts';
import { ClaimsList, placeOf } from './claims-list.tsx';
import { ClaimsOverview } from './claims-overview.tsx';
import { claimsTexts, scenarioTitle } from './say.ts';
import { VerdictFilter } from './verdict-filter.tsx';

/** What the chapter and others say of the transports, and what the last run says of that. */
export function ClaimsPanel({ bench }: { bench: BenchModel }) {
  const t = claimsTexts();
  const record = bench.phase.value === 'finished' ? bench.record.value : null;
  return (
    <section class="claims panel" aria-labelledby="claims-heading">
      <h2 id="claims-heading">{t.heading}</h2>
      {record ? <Verdicts bench={bench} /> : <Waiting bench={bench} />}
    </section>
  );
}

function Waiting({ bench }: { bench: BenchModel }) {
  const t = claimsTexts();
  const isIdle = ['connecting', 'idle', 'failed'].includes(bench.phase.value);
  return (
    <>
      <p class="claims-lead">{isIdle ? t.empty : t.running}</p>
      <ClaimsOverview judgements={null} choose={() => {}} />
    </>
  );
}

function Verdicts({ bench }: { bench: BenchModel }) {
  const judgements = useComputed(() => (bench.record.value ? judgeAll(bench.record.value) : []));
  const chosen = useSignal<Verdict | null>(null);
  const asked = useSignal<Claim | null>(null);
  useEffect(() => {
    if (asked.value) document.getElementById(placeOf(asked.value))?.focus();
  }, [asked.value]);
  const choose = (claim: Claim) => {
    chosen.value = null;
    asked.value = { ...claim };
  };
  const { value: all } = judgements;
  return (
    <>
      <p class="claims-lead">{bench.record.value && saidOf(bench.record.value)}</p>
      <ClaimsOverview judgements={all} choose={choose} />
      <VerdictFilter judgements={all} chosen={chosen} />
      <ClaimsList judgements={all.filter(({ verdict }) => verdict === (chosen.value ?? verdict))} />
    </>
  );
}

const saidOf = ({ startedAt, lastedMs, parameters }: RunRecord) =>
  claimsTexts().lead(formatDate(startedAt), formatMs(lastedMs), scenarioTitle(parameters.scenario));
