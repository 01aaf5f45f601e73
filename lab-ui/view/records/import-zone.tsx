import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Importing } from './importing.ts';
import { nameOfRun, sayProblem } from './naming.ts';
import { recordsTexts } from './records-texts.ts';

/** Where a file is chosen, dropped or pasted, and what became of it. */
export function ImportZone({ importing }: { importing: Importing }) {
  const { bringIn: t } = recordsTexts();
  const input = useRef<HTMLInputElement>(null);
  const over = useSignal(false);
  usePaste(importing);
  const choose = () => {
    const [file] = input.current?.files ?? [];
    if (file) void importing.takeFile(file);
    // The same file may be chosen again after it was mended.
    if (input.current) input.current.value = '';
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    over.value = false;
    importing.takeTransfer(event.dataTransfer);
  };
  const hover = (event: DragEvent) => {
    event.preventDefault();
    over.value = true;
  };
  return (
    <>
      <div
        class="records-drop"
        data-over={over.value}
        onDragOver={hover}
        onDragLeave={() => (over.value = false)}
        onDrop={drop}
      >
        <input
          ref={input}
          class="unseen"
          type="file"
          accept=".json,.html,application/json,text/html"
          tabIndex={-1}
          aria-hidden="true"
          onChange={choose}
        />
        <button type="button" class="small" onClick={() => input.current?.click()}>
          {t.choose}
        </button>
        <p>{t.hint}</p>
      </div>
      <Outcome importing={importing} />
    </>
  );
}

function Outcome({ importing }: { importing: Importing }) {
  const { bringIn: t } = recordsTexts();
  const { arrival } = importing;
  if (arrival.state === 'refused') {
    return (
      <p class="records-refused" role="alert">
        {sayProblem(arrival.problem)}
      </p>
    );
  }
  return (
    <output class="records-said">
      {arrival.state === 'reading' && t.reading}
      {arrival.state === 'opened' && t.opened(nameOfRun(arrival.record))}
    </output>
  );
}

/** As long as the panel is there, what is pasted outside of a field is taken for a run. */
function usePaste(importing: Importing) {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const isField = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
      if (!isField && importing.takeTransfer(event.clipboardData)) event.preventDefault();
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [importing]);
}
