import type { LaneModel } from '../bench/model.ts';
import { texts } from '../i18n/i18n.ts';

/** The link's state in a word, as the chapter names it; with a way out when it gave up. */
export function StateChip({ lane }: { lane: LaneModel }) {
  const t = texts.value.states;
  const state = lane.state.value;
  const word = state.name === 'reconnecting' ? t.reconnecting(state.attempt, state.max) : t[state.name];
  return (
    <>
      <span class="chip" data-state={state.name} title={state.name === 'error' ? state.reason : undefined}>
        <span class="chip-dot" aria-hidden="true" />
        {word}
      </span>
      {state.name === 'error' && (
        <button type="button" class="small" onClick={() => lane.retry()}>
          {t.retry}
        </button>
      )}
    </>
  );
}
