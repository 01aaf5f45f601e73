import { useId } from 'preact/hooks';
import type { Place, StepInfo, StepResult } from '../../../lab-server/wire/exercise.ts';
import { exerciseTexts } from '../i18n/texts.ts';
import { inLanguage } from '../status-banner.tsx';
import { MarkedCode } from './marked-code.tsx';

/** What became of a step; `waiting` for one that has not had its turn. */
export type StepStatus = StepResult['status'] | 'running' | 'waiting';

const SIGNS: Record<StepStatus, string> = {
  pass: '✓',
  fail: '✗',
  skip: '–',
  error: '!',
  running: '…',
  waiting: '·',
};

interface StepRowProps {
  step: StepInfo;
  status: StepStatus;
  result: StepResult | undefined;
  open: boolean;
  toggle: () => void;
}

/** One step: its title and sign; opened, what was found, where, and a hint on demand. */
export function StepRow({ step, status, result, open, toggle }: StepRowProps) {
  const id = useId();
  const t = exerciseTexts.value.steps;
  return (
    <li class="step" data-status={status} data-step={step.id}>
      <button type="button" class="step-head" aria-expanded={open} aria-controls={id} onClick={toggle}>
        <span class="step-sign" aria-hidden="true">
          {SIGNS[status]}
        </span>
        <span class="step-title">{inLanguage(step.title)}</span>
        <span class="unseen">{t.status[status]}</span>
        <span class="step-points">
          {step.bonus && `${t.bonus} · `}
          {t.points(step.points)}
        </span>
      </button>
      <div class="step-body" id={id} hidden={!open}>
        {result && <Outcome result={result} />}
        {hintHelps(status, result) && (
          <details class="step-hint">
            <summary>{t.hint}</summary>
            <p>
              <MarkedCode text={inLanguage(step.hint)} />
            </p>
          </details>
        )}
        <a class="step-section" href={`#${step.section}`}>
          {t.section}
        </a>
      </div>
    </li>
  );
}

/** A hint is about the step: it says nothing where it holds, nor where the code as a whole does not run. */
function hintHelps(status: StepStatus, result: StepResult | undefined): boolean {
  return status !== 'pass' && !(status === 'fail' && result?.expected === null);
}

function Outcome({ result }: { result: StepResult }) {
  const t = exerciseTexts.value.steps;
  const { sentence, expected, found, thrown, advice } = result;
  return (
    <>
      {sentence && (
        <p class="step-sentence">
          <MarkedCode text={inLanguage(sentence)} />
        </p>
      )}
      {expected && found && (
        <dl class="step-facts">
          <dt>{t.expected}</dt>
          <dd>{inLanguage(expected)}</dd>
          <dt>{t.found}</dt>
          <dd>{inLanguage(found)}</dd>
        </dl>
      )}
      {thrown.map(({ message, place }) => (
        <p key={message} class="step-thrown">
          {t.thrown(message)} {place && <PlaceMark place={place} />}
        </p>
      ))}
      {advice.map((text) => (
        <p key={text.en} class="step-advice">
          <MarkedCode text={inLanguage(text)} />
        </p>
      ))}
    </>
  );
}

/** A place in the student's file, as editors name it. */
export function PlaceMark({ place: { file, line } }: { place: Place }) {
  return <code class="place">{exerciseTexts.value.steps.place(file, line)}</code>;
}
