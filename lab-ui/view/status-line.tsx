import type { BenchModel } from '../bench/model.ts';
import { formatClock } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { hiddenDuringRun, otherTabs } from './presence.ts';

/** What is going on and what to do next, in a sentence. */
export function StatusLine({ bench }: { bench: BenchModel }) {
  const t = texts.value;
  const phase = bench.phase.value;
  const trouble = bench.trouble.value;
  return (
    <div class="status">
      <output class="status-sentence" data-trouble={trouble !== null}>
        {sentenceOf(bench)}
        {phase === 'finished' && !trouble && (
          <>
            {' '}
            <a href="#findings">{t.status.toFindings}</a>
          </>
        )}
      </output>
      {trouble && trouble.detail !== '' && (
        <p class="status-detail">
          {t.status.details} <span lang="en">{trouble.detail}</span>
        </p>
      )}
    </div>
  );
}

/** What may spoil the figures of this run, a line each. */
export function Notices() {
  const t = texts.value.notices;
  return (
    <>
      {otherTabs.value > 0 && <p class="notice">{t.otherTab}</p>}
      {hiddenDuringRun.value && <p class="notice">{t.hidden}</p>}
    </>
  );
}

function sentenceOf(bench: BenchModel): string {
  const t = texts.value.status;
  const phase = bench.phase.value;
  const trouble = bench.trouble.value;
  if (trouble) return t[trouble.kind];
  if (phase === 'failed') return t.broken;
  const record = bench.record.value;
  if (phase === 'finished' && record?.stopped) return t.stopped(formatClock(record.lastedMs));
  return t[phase];
}
