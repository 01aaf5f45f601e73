import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { formatDecimal } from '../i18n/format.ts';
import { texts } from '../i18n/i18n.ts';
import { NumberChoice } from './choices-fields.tsx';
import { BOUNDS, type NumberField } from './choices.ts';
import type { Choices } from './choices-state.ts';
import { MoreChoices } from './more-choices.tsx';
import { NetworkChoice } from './network-choice.tsx';
import { RunButton } from './run-button.tsx';
import { RUN_FORM } from './run-form.ts';
import { ScenarioChoice } from './scenario-choice.tsx';
import { startOrStop, type Session } from './session.ts';

const FREQUENT: readonly NumberField[] = ['seconds', 'rate', 'pollSeconds'];

/** The choices before a run and the button that starts and stops it. */
export function ChoicesBar({ session }: { session: Session }) {
  const { choices, bench } = session;
  const moreOpen = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const problems = choices.problems.value.filter((field) => choices.shown.value.includes(field));

  const submit = (event: Event) => {
    event.preventDefault();
    if (startOrStop(session)) return;
    const [wrong] = choices.problems.peek();
    if (wrong === undefined) return;
    if (!FREQUENT.includes(wrong)) moreOpen.value = true;
    queueMicrotask(() => form.current?.querySelector<HTMLInputElement>(`[name="${wrong}"]`)?.focus());
  };

  return (
    <form
      class="choices"
      id={RUN_FORM}
      ref={form}
      noValidate
      aria-label={texts.value.choices.heading}
      onSubmit={submit}
    >
      <div class="choices-row">
        <ScenarioChoice choices={choices} />
        {FREQUENT.map((field) => (
          <NumberChoice key={field} field={field} choices={choices} wrong={problems.includes(field)} />
        ))}
        <NetworkChoice choices={choices} />
        <MoreChoices choices={choices} open={moreOpen} problems={problems} />
        <RunButton bench={bench} />
      </div>
      <Problems fields={problems} choices={choices} />
    </form>
  );
}

function Problems({ fields, choices }: { fields: readonly NumberField[]; choices: Choices }) {
  const t = texts.value.choices;
  return (
    <div class="problems" role="alert">
      {fields.map((field) => {
        const { min, max, whole } = BOUNDS[field];
        const kind = whole ? t.wholeNumber : t.number;
        const [least, most] = [formatDecimal(min), formatDecimal(max)];
        return (
          <p key={field} id={`problem-${field}`}>
            {t.problem(t[field], kind, least, most, t.units[field], choices.draft.value[field])}
          </p>
        );
      })}
    </div>
  );
}
