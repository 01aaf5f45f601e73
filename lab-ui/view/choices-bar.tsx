import { useSignal, type Signal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { BenchModel } from '../bench/model.ts';
import { formatDecimal, formatPlain } from '../i18n/format.ts';
import { language, texts } from '../i18n/i18n.ts';
import {
  BOUNDS,
  draftOf,
  NUMBER_FIELDS,
  parametersOf,
  problemsOf,
  type Draft,
  type NumberField,
} from './choices.ts';
import { Disclosure } from './disclosure.tsx';
import { NumberChoice, RareChoices } from './choices-fields.tsx';
import { RunButton } from './run-button.tsx';

const FREQUENT: readonly NumberField[] = ['seconds', 'rate', 'pollSeconds'];

/** The choices before a run and the button that starts and stops it. */
export function ChoicesBar({ bench }: { bench: BenchModel }) {
  const t = texts.value.choices;
  const draft = useSignal<Draft>(draftOf(bench.parameters.peek(), (value) => formatPlain(value)));
  const shown = useSignal<readonly NumberField[]>([]);
  const moreOpen = useSignal(false);
  const form = useRef<HTMLFormElement>(null);
  const locked = ['starting', 'running', 'settling'].includes(bench.phase.value);
  const problems = problemsOf(draft.value, language.value).filter((field) => shown.value.includes(field));

  const submit = (event: Event) => {
    event.preventDefault();
    if (locked) return bench.stop();
    const [wrong] = problemsOf(draft.peek(), language.peek());
    shown.value = NUMBER_FIELDS;
    if (wrong === undefined) return begin(bench, draft.peek());
    if (!FREQUENT.includes(wrong)) moreOpen.value = true;
    queueMicrotask(() => form.current?.querySelector<HTMLInputElement>(`[name="${wrong}"]`)?.focus());
  };
  const fieldProps = (field: NumberField) => ({
    field,
    draft,
    locked,
    wrong: problems.includes(field),
    onLeave: () => (shown.value = [...new Set([...shown.peek(), field])]),
  });

  return (
    <form class="choices" ref={form} noValidate aria-label={t.heading} onSubmit={submit}>
      <div class="choices-row">
        {FREQUENT.map((field) => (
          <NumberChoice key={field} {...fieldProps(field)} />
        ))}
        <Disclosure open={moreOpen} face={<MoreFace label={t.more} />} className="more">
          <NumberChoice {...fieldProps('payloadBytes')} />
          <NumberChoice {...fieldProps('seed')} />
          <p class="hint">{t.hints.seed}</p>
          <RareChoices draft={draft} locked={locked} />
        </Disclosure>
        <RunButton bench={bench} />
      </div>
      <Problems fields={problems} draft={draft} />
    </form>
  );
}

function begin(bench: BenchModel, draft: Draft): void {
  // A run that cannot start is told by the bench's phase and trouble.
  bench.start(parametersOf(draft, bench.parameters.peek(), language.peek())).catch(() => {});
}

function MoreFace({ label }: { label: string }) {
  return (
    <>
      {label}
      <svg viewBox="0 0 10 6" width="10" height="6" aria-hidden="true">
        <path d="M1 1l4 4 4-4" fill="none" stroke="currentColor" stroke-width="1.5" />
      </svg>
    </>
  );
}

function Problems({ fields, draft }: { fields: readonly NumberField[]; draft: Signal<Draft> }) {
  const t = texts.value.choices;
  return (
    <div class="problems" role="alert">
      {fields.map((field) => {
        const { min, max, whole } = BOUNDS[field];
        const kind = whole ? t.wholeNumber : t.number;
        const [least, most] = [formatDecimal(min), formatDecimal(max)];
        return (
          <p key={field} id={`problem-${field}`}>
            {t.problem(t[field], kind, least, most, t.units[field], draft.value[field])}
          </p>
        );
      })}
    </div>
  );
}
