import { texts } from '../i18n/i18n.ts';
import type { NumberField } from './choices.ts';
import type { Choices } from './choices-state.ts';

interface NumberChoiceProps {
  field: NumberField;
  choices: Choices;
  wrong: boolean;
}

/** A number with its unit; what was typed stays as it was typed. */
export function NumberChoice({ field, choices, wrong }: NumberChoiceProps) {
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
        value={choices.draft.value[field]}
        disabled={choices.locked.value}
        aria-invalid={wrong}
        aria-describedby={wrong ? `problem-${field}` : undefined}
        onInput={({ currentTarget }) => choices.change({ [field]: currentTarget.value })}
        onBlur={() => choices.leave(field)}
      />
      <span class="choice-unit">{t.units[field]}</span>
    </label>
  );
}

/** The choices that most runs leave as they are. */
export function RareChoices({ choices }: { choices: Choices }) {
  const t = texts.value.choices;
  const { rhythm, conditional } = choices.draft.value;
  const locked = choices.locked.value;
  return (
    <>
      <label class="choice">
        <span class="choice-name">{t.rhythm}</span>
        <select
          value={rhythm}
          disabled={locked}
          onChange={({ currentTarget }) =>
            choices.change({ rhythm: currentTarget.value === 'regular' ? 'regular' : 'poisson' })
          }
        >
          <option value="poisson">{t.poisson}</option>
          <option value="regular">{t.regular}</option>
        </select>
      </label>
      <label class="check">
        <input
          type="checkbox"
          checked={conditional}
          disabled={locked}
          onChange={({ currentTarget }) => choices.change({ conditional: currentTarget.checked })}
        />
        {t.conditional}
      </label>
      <p class="hint">{t.hints.conditional}</p>
    </>
  );
}
