import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ExerciseNumber } from '../../lab-server/wire/exercise.ts';
import { language } from '../i18n/i18n.ts';
import { exerciseTexts } from './i18n/texts.ts';

/** The statement in the page's language, as the lab serves it; on a phone it is folded. */
export function StatementPanel({ number }: { number: ExerciseNumber }) {
  const html = useSignal<string | null | undefined>(undefined);
  const open = useSignal(false);
  const t = exerciseTexts.value.statement;
  const lang = language.value;
  useEffect(() => {
    const leaving = new AbortController();
    void fetchStatement(`/exercises/${number}/statement?lang=${lang}`, leaving.signal).then((text) => {
      if (!leaving.signal.aborted) html.value = text;
    });
    return () => leaving.abort();
  }, [number, lang, html]);
  useEffect(() => {
    const goThere = () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (!target?.closest('.prose')) return;
      open.value = true;
      // What was folded has no place to scroll to before it is drawn.
      requestAnimationFrame(() => target.scrollIntoView());
    };
    addEventListener('hashchange', goThere);
    return () => removeEventListener('hashchange', goThere);
  }, [open]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section class="statement panel" aria-label={t.name} data-open={open.value} tabIndex={0}>
      <button
        type="button"
        class="small statement-switch"
        aria-expanded={open.value}
        onClick={() => (open.value = !open.value)}
      >
        {t.name}
      </button>
      {typeof html.value === 'string' ? (
        // The lab's own file, rendered by the lab; the page's policy runs no script that might be in it.
        <div class="prose" dangerouslySetInnerHTML={{ __html: html.value }} />
      ) : (
        <p class="prose soft">{html.value === null ? t.missing : t.loading}</p>
      )}
    </section>
  );
}

/** The statement's HTML; null where there is none. */
async function fetchStatement(url: string, signal: AbortSignal): Promise<string | null> {
  try {
    const response = await fetch(url, { signal });
    return response.ok ? await response.text() : null;
  } catch {
    return null;
  }
}
