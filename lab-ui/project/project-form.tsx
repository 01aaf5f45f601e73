import { useSignal } from '@preact/signals';
import { ExpectationError } from '../../lab-server/wire/expect.ts';
import { textIn } from '../view/form-fields.ts';
import { readProject, type Project } from './project.ts';
import { projectTexts } from './texts.ts';

/** Asks for a project's address and public key; a wrong one is said to be wrong here. */
export function ProjectForm({ join }: { join: (project: Project) => void }) {
  const t = projectTexts.value;
  const refusal = useSignal<ExpectationError | null>(null);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    refusal.value = null;
    try {
      join(readProject(textIn(form, 'url'), textIn(form, 'key')));
    } catch (error) {
      if (!(error instanceof ExpectationError)) throw error;
      refusal.value = error;
    }
  };
  return (
    <form class="project-form" noValidate aria-label={t.own} onSubmit={submit}>
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
  );
}
