import { formatCount } from '../../i18n/format.ts';
import type { Humeurs } from '../humeurs.ts';
import { humeursTexts } from '../i18n/texts.ts';
import { isOver } from '../indicator.ts';

/** How the page stands with Supabase, in a word, and what happens next, in a sentence. */
export function IndicatorLine({ humeurs }: { humeurs: Humeurs }) {
  const t = humeursTexts.value;
  const indicator = humeurs.indicator.value;
  return (
    <section class="panel indicator" data-state={indicator.name}>
      <output>
        <span class="indicator-word">
          <span class="indicator-sign" aria-hidden="true">
            {SIGNS[indicator.name]}
          </span>
          {t.states[indicator.name]}
        </span>{' '}
        {sentenceOf(humeurs)}
      </output>
      {'reason' in indicator && (
        <p class="indicator-reason">
          {t.reason} <code lang="en">{indicator.reason}</code>
        </p>
      )}
      {isOver(indicator) ? (
        <button type="button" class="small" onClick={() => humeurs.reopen()}>
          {t.reopen}
        </button>
      ) : (
        <button type="button" class="small" onClick={() => humeurs.leave()}>
          {t.leave}
        </button>
      )}
    </section>
  );
}

/** Each state has its own sign: colour is never the only one. */
const SIGNS = {
  disconnected: '○',
  connecting: '◔',
  connected: '●',
  reconnecting: '◑',
  rejoining: '◑',
  unreachable: '◌',
  refused: '◆',
  'timed-out': '◇',
  mismatch: '◆',
  closed: '■',
} as const;

function sentenceOf({ indicator, flowing, missed }: Humeurs): string {
  const t = humeursTexts.value;
  const { name } = indicator.value;
  if (name !== 'connected') return t.next[name];
  if (!flowing.value) return t.notFlowing;
  const count = missed.value.size;
  if (count === 0) return t.next.connected;
  return count === 1 ? t.missedOne : t.missed(formatCount(count));
}
