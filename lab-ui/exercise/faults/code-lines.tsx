import type { FaultModel } from './fault-model.ts';
import { isComment } from './name-line.ts';
import { faultTexts } from './texts.ts';

/** The program's text; each of its lines can be chosen, by mouse or with the arrow keys, and then be named. */
export function CodeLines({ fault, file, text }: { fault: FaultModel; file: string; text: string }) {
  const t = faultTexts.value;
  const chosen = fault.chosen.value;
  const nameChosen = (event: SubmitEvent) => {
    event.preventDefault();
    fault.nameChosen();
    // From here the arrow keys go on; the button goes once the line is found.
    (event.currentTarget as HTMLFormElement).querySelector<HTMLInputElement>(':checked')?.focus();
  };
  const place = fault.report.value?.type === 'broken' ? fault.report.value.place : null;
  return (
    <form class="fault-code" onSubmit={nameChosen}>
      <div role="radiogroup" aria-label={t.code(file)} class="code-lines">
        {text
          .trimEnd()
          .split('\n')
          .map((line, n) => {
            const number = n + 1;
            const key = `${number} ${line}`;
            const look = { 'data-comment': isComment(line), 'data-error': place?.line === number };
            if (line.trim() === '')
              return <span key={key} class="code-line" aria-hidden="true" data-number={number} />;
            return (
              <label key={key} class="code-line" data-number={number} {...look}>
                <input
                  type="radio"
                  name={`line of ${fault.name}`}
                  class="unseen"
                  aria-label={`${t.line(number)} : ${line.trim()}`}
                  checked={chosen === number}
                  onChange={() => fault.choose(number)}
                />
                <code>{line}</code>
              </label>
            );
          })}
      </div>
      <NameButton chosen={chosen} done={fault.mended.value || fault.answer.value?.right === true} />
    </form>
  );
}

function NameButton({ chosen, done }: { chosen: number | null; done: boolean }) {
  const t = faultTexts.value;
  if (done) return null;
  return (
    <p class="name-line">
      <button type="submit" class="name-button" disabled={chosen === null}>
        {chosen === null ? t.name : t.nameIt(chosen)}
      </button>
      {chosen === null && <span class="soft">{t.choose}</span>}
    </p>
  );
}
