import type { Signal } from '@preact/signals';
import { texts } from '../i18n/i18n.ts';
import type { Draft, NumberField } from './choices.ts';

interface NumberChoiceProps {
  field: NumberField;
  draft: Signal<Draft>;
  locked: boolean;
  wrong: boolean;
  /** The person has left the field: from now on its problem may be shown. */
  onLeave: () => void;
}

/** A number with its unit; what was typed stays as it was typed. */
export function NumberChoice({ field, draft, locked, wrong, onLeave }: NumberChoiceProps) {
  const t = texts.value.choices;
  return (
    <label class={`choice choice-${field}`} data-wrong={wrong}>
      <span class="choice-name">{t[field]}</span>
      <input
        name={field}
        type="text"
        inputMode={field === 'seed' || field === 'payloadBytes' ? 'numeric' : 'decimal'}
        autocomplete="off"
        spellcheck={false}
        value={draft.value[field]}
        disabled={locked}
        aria-invalid={wrong}
        aria-describedby={wrong ? `problem-${field}` : undefined}
        onInput={({ currentTarget }) => (draft.value = { ...draft.peek(), [field]: currentTarget.value })}
        onBlur={onLeave}
      />
      <span class="choice-unit">{t.units[field]}</span>
    </label>
  );
}

/** The choices that most runs leave as they are. */
export function RareChoices({ draft, locked }: { draft: Signal<Draft>; locked: boolean }) {
  const t = texts.value.choices;
  const change = (part: Partial<Draft>) => (draft.value = { ...draft.peek(), ...part });
  return (
    <>
      <label class="choice">
        <span class="choice-name">{t.rhythm}</span>
        <select
          value={draft.value.rhythm}
          disabled={locked}
          onChange={({ currentTarget }) =>
            change({ rhythm: currentTarget.value === 'regular' ? 'regular' : 'poisson' })
          }
        >
          <option value="poisson">{t.poisson}</option>
          <option value="regular">{t.regular}</option>
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={draft.value.conditional}
          disabled={locked}
          onChange={({ currentTarget }) => change({ conditional: currentTarget.checked })}
        />
        {t.conditional}
      </label>
      <p class="hint">{t.hints.conditional}</p>
    </>
  );
}
