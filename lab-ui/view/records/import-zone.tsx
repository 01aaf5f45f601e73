import { useSignal, type Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Importing } from './importing.ts';
import { nameOfRun, sayProblem } from './naming.ts';
import { recordsTexts } from './records-texts.ts';

/** Where a file is chosen, dropped or pasted, and what became of it. */
export function ImportZone({ importing }: { importing: Importing }) {
  const { bringIn: t } = recordsTexts();
  const input = useRef<HTMLInputElement>(null);
  const over = useSignal(false);
  useArrivals(importing, over);
  const choose = () => {
    const [file] = input.current?.files ?? [];
    if (file) void importing.takeFile(file);
    // The same file may be chosen again after it was mended.
    if (input.current) input.current.value = '';
  };
  return (
    <>
      <div class="records-drop" data-over={over.value}>
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

/**
 * As long as the panel is there, what is dropped anywhere on the page or pasted outside of a field is taken for a run.
 * A file that is dropped beside the zone would otherwise replace the page.
 */
function useArrivals(importing: Importing, over: Signal<boolean>) {
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const isField = event.target instanceof HTMLElement && event.target.closest('input, textarea, select');
      if (!isField && importing.takeTransfer(event.clipboardData)) event.preventDefault();
    };
    const hover = (event: DragEvent) => {
      event.preventDefault();
      over.value = true;
    };
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) over.value = false;
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      over.value = false;
      importing.takeTransfer(event.dataTransfer);
    };
    const life = new AbortController();
    const { signal } = life;
    document.addEventListener('paste', paste, { signal });
    document.addEventListener('dragover', hover, { signal });
    document.addEventListener('dragleave', leave, { signal });
    document.addEventListener('drop', drop, { signal });
    return () => life.abort();
  }, [importing, over]);
}
