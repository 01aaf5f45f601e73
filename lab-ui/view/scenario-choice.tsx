import { SCENARIOS } from '../bench/scenarios.ts';
import { language, texts } from '../i18n/i18n.ts';
import type { Choices } from './choices-state.ts';

const CUSTOM = 'custom';

/** The scenarios by name; one that is no scenario any more is "custom". */
export function ScenarioChoice({ choices }: { choices: Choices }) {
  const t = texts.value.setup;
  const name = choices.parameters.value?.scenario ?? CUSTOM;
  return (
    <label class="choice choice-scenario">
      <span class="choice-name">{t.scenario}</span>
      <select
        name="scenario"
        value={name}
        disabled={choices.locked.value}
        onChange={({ currentTarget }) => choices.choose(currentTarget.value)}
      >
        {SCENARIOS.map((scenario) => (
          <option key={scenario.name} value={scenario.name}>
            {scenario.title[language.value]}
          </option>
        ))}
        {name === CUSTOM && <option value={CUSTOM}>{t.custom}</option>}
      </select>
    </label>
  );
}
