import { useSignal } from '@preact/signals';
import { fieldIn } from '../../view/form-fields.ts';
import { MoodFields, moodIn } from '../../view/mood-fields.tsx';
import type { Humeurs } from '../humeurs.ts';
import { humeursTexts } from '../i18n/texts.ts';

/** Posts a mood by REST; it comes back by Realtime. */
export function PostPanel({ humeurs }: { humeurs: Humeurs }) {
  const t = humeursTexts.value.form;
  const needsName = useSignal(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    const mood = moodIn(form);
    needsName.value = mood.nom === '';
    if (mood.nom === '') fieldIn(form, 'nom').focus();
    else if (await humeurs.post(mood)) fieldIn(form, 'commentaire').value = '';
  };
  return (
    <form
      class="panel post"
      noValidate
      aria-labelledby="post-heading"
      onSubmit={(event) => void submit(event)}
    >
      <h3 id="post-heading">{t.heading}</h3>
      <div class="post-fields">
        <MoodFields t={t} needsName={needsName.value} saidBy="post-said" />
        <button type="submit">{t.submit}</button>
      </div>
      <p id="post-said" class="bad" role="alert">
        {needsName.value && t.needName}
      </p>
    </form>
  );
}
