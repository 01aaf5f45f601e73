import { exerciseTexts } from '../../i18n/texts.ts';
import type { Attempt } from './attempts.ts';
import type { EntriesSeen } from './entries.ts';

/** What the student's indicator shows. */
export interface Indicator {
  state: string | null;
  text: string;
  role: string | null;
}

interface TruthProps {
  indicator: Indicator | null;
  attempts: readonly Attempt[];
  entries: EntriesSeen;
}

/** What the student's page says, beside what is the case. */
export function Truth({ indicator, attempts, entries }: TruthProps) {
  const t = exerciseTexts.value.reconnect;
  const open = attempts.filter(({ outcome }) => outcome === 'open').length;
  const { count, twice, missing } = entries;
  return (
    <>
      <dl class="truth">
        <div>
          <dt>{t.says}</dt>
          <dd>
            <span class="chip" data-state={indicator?.state ?? 'disconnected'}>
              <span class="chip-dot" aria-hidden="true" />
              <code>{indicator?.state ?? t.nothing}</code>
            </span>
          </dd>
        </div>
        <div>
          <dt>{t.truth}</dt>
          <dd data-open={open}>{open === 0 ? t.closed : t.open(open)}</dd>
        </div>
        <div>
          <dt>onEntry</dt>
          <dd>
            {t.entries(count)}
            {twice > 0 && <strong class="bad"> · {t.twice(twice)}</strong>}
            {missing > 0 && <strong class="bad"> · {t.holes(missing)}</strong>}
          </dd>
        </div>
      </dl>
      {indicator && indicator.role !== 'status' && <p class="notice">{t.noRole}</p>}
    </>
  );
}
