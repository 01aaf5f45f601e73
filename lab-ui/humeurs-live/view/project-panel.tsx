import { useSignal } from '@preact/signals';
import { ExpectationError } from '../../../lab-server/wire/expect.ts';
import { humeursTexts } from '../i18n/texts.ts';
import type { ProjectChoice } from '../project-choice.ts';
import { textIn } from './text-in.ts';

/** Chooses between the lab and a project of one's own. */
export function ProjectPanel({ choice }: { choice: ProjectChoice }) {
  const t = humeursTexts.value.project;
  const refusal = useSignal<ExpectationError | null>(null);
  const own = choice.own.value;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    refusal.value = null;
    try {
      choice.joinOwn(textIn(form, 'url'), textIn(form, 'key'));
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error;
      refusal.value = error;
    }
  };
  return (
    <section class="panel project" aria-labelledby="project-heading">
      <h3 id="project-heading">{t.heading}</h3>
      <p class="project-now">
        {own ? (
          <>
            <b>{own.url}</b>
            <button type="button" class="small" onClick={() => choice.joinLab()}>
              {t.lab}
            </button>
          </>
        ) : (
          t.lab
        )}
      </p>
      <details>
        <summary>{t.own}</summary>
        <form class="project-form" noValidate onSubmit={submit}>
          <label>
            {t.url}
            <input name="url" type="url" placeholder="https://….supabase.co" autocomplete="off" />
          </label>
          <label>
            {t.key}
            <input name="key" autocomplete="off" spellcheck={false} />
          </label>
          <button type="submit" class="small">
            {t.join}
          </button>
          <p class="bad" role="alert">
            {refusal.value && t.refused(refusal.value.body.expected, refusal.value.body.got)}
          </p>
          <p class="soft">{t.privacy}</p>
        </form>
      </details>
    </section>
  );
}
