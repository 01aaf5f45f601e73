import { formatMsShort } from '../../../i18n/format.ts';
import { exerciseTexts } from '../../i18n/texts.ts';
import { pausesOf, type Attempt } from './attempts.ts';

/** The newest attempts in words. */
const MOST = 20;

/** The same attempts as a list, newest first. */
export function AttemptsList({ attempts }: { attempts: readonly Attempt[] }) {
  const t = exerciseTexts.value.reconnect;
  const pauses = pausesOf(attempts);
  const rows = attempts.map((attempt, nth) => ({ attempt, pause: pauses[nth] ?? null, nth: nth + 1 }));
  return (
    <details class="attempts-list">
      <summary>
        {t.table} · {t.summary(attempts.length)}
      </summary>
      <ol reversed start={attempts.length}>
        {rows
          .slice(-MOST)
          .reverse()
          .map(({ attempt, pause, nth }) => (
            <li key={attempt.exchange} data-outcome={attempt.outcome}>
              {t.attempt(nth)}
              {pause !== null && `, ${t.after(formatMsShort(pause))}`} : <Outcome attempt={attempt} />
            </li>
          ))}
      </ol>
    </details>
  );
}

function Outcome({ attempt: { outcome, by } }: { attempt: Attempt }) {
  const t = exerciseTexts.value.reconnect;
  if (outcome === 'closed') return <>{t.outcome.closed(t.by[by ?? 'server'])}</>;
  return <strong>{t.outcome[outcome]}</strong>;
}
