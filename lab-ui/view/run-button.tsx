import { useComputed } from '@preact/signals';
import type { BenchModel } from '../bench/model.ts';
import { formatClock } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';

const GOING = new Set(['running', 'settling', 'replaying']);

/** Starts a run, then stops it; says how long it will still take. Submits the form that it is in. */
export function RunButton({ bench }: { bench: BenchModel }) {
  const t = texts.value.run;
  const phase = bench.phase.value;
  const left = useComputed(() => formatClock(lengthOf(bench) - bench.elapsedMs.value)).value;
  const away = bench.lab.value === null || bench.trouble.value?.kind === 'lab-away';
  const stops = GOING.has(phase);
  return (
    <button
      type="submit"
      class="run-button"
      disabled={(away && phase !== 'replaying') || phase === 'starting'}
    >
      <svg viewBox="0 0 12 12" width="11" height="11" aria-hidden="true">
        {stops ? <rect x="1" y="1" width="10" height="10" rx="1" /> : <path d="M2 .8v10.4L11.4 6z" />}
      </svg>
      {phase === 'starting' && t.starting}
      {stops && t.stop}
      {stops && <span class="time-left">{left}</span>}
      {!stops && phase !== 'starting' && (bench.record.value ? t.again : t.start)}
    </button>
  );
}

/** How long what is under way will be: a run as it was planned, a record as it was. Milliseconds. */
function lengthOf(bench: BenchModel): number {
  const replayed = bench.phase.value === 'replaying' ? bench.record.value : null;
  return replayed?.lastedMs ?? bench.parameters.value.seconds * 1_000;
}

/** The thin line under the bar: how much of the run is over. */
export function ProgressLine({ bench }: { bench: BenchModel }) {
  const percent = useComputed(() => {
    const share = bench.elapsedMs.value / lengthOf(bench);
    const partly = GOING.has(bench.phase.value) || bench.record.value?.stopped === true;
    return partly ? Math.min(100, Math.round(share * 1_000) / 10) : bench.record.value ? 100 : 0;
  }).value;
  return <progress class="progress" aria-label={texts.value.run.progress} max={100} value={percent} />;
}
