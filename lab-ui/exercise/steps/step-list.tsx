import { useSignal } from '@preact/signals';
import type { DeskEvents } from '../desk-events.ts';
import { exerciseTexts } from '../i18n/texts.ts';
import { nextStep } from '../progress.ts';
import { StepRow, type StepStatus } from './step-row.tsx';

/** The exercise's steps, each with what became of it; the first that is still to be done is open. */
export function StepList({ desk }: { desk: DeskEvents }) {
  const chosen = useSignal<ReadonlyMap<string, boolean>>(new Map());
  const t = exerciseTexts.value.steps;
  const progress = desk.progress.value;
  const { steps, results, broken, noChecker, done } = progress;
  if (steps.length === 0) return null;
  const next = nextStep(progress)?.id;
  const idle = broken !== null || noChecker !== null || done !== null;
  const underWay = idle ? undefined : steps.find(({ id }) => !results.has(id))?.id;
  const statusOf = (id: string): StepStatus =>
    results.get(id)?.status ?? (id === underWay ? 'running' : 'waiting');
  return (
    <ol class="steps panel" aria-label={t.name}>
      {steps.map((step) => {
        const open = chosen.value.get(step.id) ?? step.id === next;
        return (
          <StepRow
            key={step.id}
            step={step}
            status={statusOf(step.id)}
            result={results.get(step.id)}
            open={open}
            toggle={() => (chosen.value = new Map(chosen.value).set(step.id, !open))}
          />
        );
      })}
    </ol>
  );
}
