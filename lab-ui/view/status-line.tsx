import type { BenchModel } from '../bench/model.ts';
import { SCENARIOS } from '../bench/scenarios.ts';
import { formatClock } from '../i18n/format.ts';
import { language, texts } from '../i18n/i18n.ts';
import { DatabaseChip } from './database-chip.tsx';
import { hiddenDuringRun, otherTabs } from './presence.ts';
import { frozen } from './projector.ts';
import type { Session } from './session.ts';
import { openTab } from './tabs/tab-names.ts';

/** What is going on and what to do next, in a sentence. */
export function StatusLine({ session }: { session: Session }) {
  const t = texts.value;
  const { bench, predicting } = session;
  const trouble = bench.trouble.value;
  const isOver = bench.phase.value === 'finished' && !trouble && session.choices.chosen.value === null;
  const canPredict = bench.phase.value === 'idle' || bench.phase.value === 'finished';
  return (
    <div class="status">
      <output class="status-sentence" data-trouble={trouble !== null}>
        {sentenceOf(session)}
        {isOver && !predicting.asks.value && (
          <>
            {' '}
            <a href="#panels" onClick={() => (openTab.value = 'findings')}>
              {t.status.toFindings}
            </a>
          </>
        )}
      </output>
      {canPredict && (
        <button type="button" class="small" onClick={() => predicting.toggle()}>
          {predicting.asks.value ? t.predict.skip : t.predict.again}
        </button>
      )}
      <DatabaseChip bench={bench} />
      {trouble && trouble.detail !== '' && (
        <p class="status-detail">
          {t.status.details} <span lang="en">{trouble.detail}</span>
        </p>
      )}
    </div>
  );
}

/** What may spoil the figures of this run, or keeps them from moving, a line each. */
export function Notices() {
  const t = texts.value;
  return (
    <>
      {frozen.value && (
        <output class="notice">
          {t.projector.frozen}{' '}
          <button type="button" class="small" onClick={() => (frozen.value = false)}>
            {t.projector.resume}
          </button>
        </output>
      )}
      {otherTabs.value > 0 && <p class="notice">{t.notices.otherTab}</p>}
      {hiddenDuringRun.value && <p class="notice">{t.notices.hidden}</p>}
    </>
  );
}

function sentenceOf({ bench, choices, predicting }: Session): string {
  const t = texts.value.status;
  const phase = bench.phase.value;
  const trouble = bench.trouble.value;
  if (trouble) return t[trouble.kind];
  if (phase === 'failed') return t.broken;
  const record = bench.record.value;
  const toLookFor = lookForOf(phase === 'running' ? bench.parameters.value.scenario : choices.chosen.value);
  if (toLookFor && ['idle', 'running', 'finished'].includes(phase)) return toLookFor;
  if (predicting.asks.value) return texts.value.predict.ask;
  if (phase === 'finished' && record?.stopped) return t.stopped(formatClock(record.lastedMs));
  return t[phase];
}

function lookForOf(name: BenchModel['parameters']['value']['scenario']): string | undefined {
  return SCENARIOS.find((scenario) => scenario.name === name)?.lookFor[language.value];
}
